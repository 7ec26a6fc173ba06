/** How long anything waits that could go on without what it waits for, in milliseconds. */
const patience = 5_000;

/** Waits for something, but not for ever. */
export function withPatience(event: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    const goOn = () => {
      clearTimeout(timer);
      resolve();
    };
    event.then(goOn, goOn);
  });
}
