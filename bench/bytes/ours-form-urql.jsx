import { Client, fetchExchange, Provider } from 'urql';
import { App as Account } from './ours-form.jsx';

const client = new Client({ url: '/graphql', exchanges: [fetchExchange] });

export const App = () => (
  <Provider value={client}>
    <Account />
  </Provider>
);
