function App() {
  return (
    <>
      <h1>Get started</h1>
      <p>Edit src/App.tsx</p>
    </>
  );
}

export default App;
