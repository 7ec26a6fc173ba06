import { deliver, tabNow, toError, type Page } from './tab';

interface Request {
  name: string;
  tab: Page;
  grant: () => void;
}

/** The Web Locks of a browser: one holder a name, first come first served, freed when its tab is closed. */
export function simulateLocks(uptime: () => number) {
  let waiting: Request[] = [];
  let held: Request[] = [];

  function next() {
    for (const request of [...waiting]) {
      if (held.some(({ name }) => name === request.name)) continue;
      waiting = waiting.filter((other) => other !== request);
      held.push(request);
      deliver(request.tab, request.grant);
    }
  }

  return {
    request: <Result>(
      name: string,
      options: { signal: AbortSignal },
      work: () => Promise<Result>,
    ) => {
      const tab = tabNow.getStore();
      if (!tab) throw new Error('A lock is asked for outside any tab.');
      return new Promise<Result>((resolve, reject) => {
        const request: Request = {
          name,
          tab,
          grant: () => {
            const free = () => {
              held = held.filter((other) => other !== request);
              next();
            };
            work().then(
              (result) => {
                resolve(result);
                free();
              },
              (error: unknown) => {
                reject(toError(error));
                free();
              },
            );
          },
        };
        waiting.push(request);
        options.signal.addEventListener('abort', () => {
          if (!waiting.includes(request)) return;
          waiting = waiting.filter((other) => other !== request);
          tab.waivedLockAt = uptime();
          reject(new DOMException('gave up', 'AbortError'));
        });
        next();
      });
    },
    release(tab: Page) {
      waiting = waiting.filter((request) => request.tab !== tab);
      held = held.filter((request) => request.tab !== tab);
      next();
    },
  };
}
