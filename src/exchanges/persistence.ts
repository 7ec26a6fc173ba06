/**
 * Opens a cache, and refuses one that brings what an earlier page has stored: it would hand one customer's data to the next. All
 * that shows of it from outside is that it waits for a promise while it is made; a cache in memory has none to wait for.
 */
export function withoutPersistence<Instance>(open: () => Instance): Instance {
  const { prototype } = Promise;
  const then: CallableFunction = Reflect.get(prototype, 'then');
  const awaited: unknown[] = [];
  const spy = new Proxy(then, {
    apply(target, promise: unknown, handlers): unknown {
      awaited.push(promise);
      return Reflect.apply(target, promise, handlers);
    },
  });
  let instance: Instance;
  try {
    Reflect.set(prototype, 'then', spy);
    instance = open();
  } finally {
    Reflect.set(prototype, 'then', then);
  }
  if (awaited.length) {
    throw new Error(
      "react-customer-auth: isolateCustomers was given a cache with persistent storage, which would hand one customer's data to the next. Leave out Graphcache's `storage` (and offlineExchange), or keep a persistent cache in a client of its own that no customer's query goes through.",
    );
  }
  return instance;
}
