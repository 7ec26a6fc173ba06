import type { Page } from 'playwright';

/** Where a text was found in the memory of a page, as paths of property names. */
export interface Findings {
  /** In what React keeps of the components on the screen: their props, and what their hooks have returned. */
  components: string[];
  /** In any `Map` that is alive, closures' own included: urql keeps what it caches in them. */
  maps: string[];
}

/** Looks for a text in the memory of a page, from outside, the way a debugger does. */
export async function findInMemory(page: Page, text: string): Promise<Findings> {
  const debug = await page.context().newCDPSession(page);
  try {
    const find = async (objectId: string | undefined) => {
      const { result, exceptionDetails } = await debug.send('Runtime.callFunctionOn', {
        objectId: objectId ?? '',
        functionDeclaration: String(pathsTo),
        arguments: [{ value: text }],
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      const paths: string[] = result.value;
      return paths;
    };
    const evaluate = async (expression: string) =>
      (await debug.send('Runtime.evaluate', { expression })).result.objectId;
    const components = await evaluate(
      `Object.entries(document.getElementById('root')).filter(([name]) => name.startsWith('__reactContainer'))`,
    );
    const prototype = await evaluate('Map.prototype');
    const { objects } = await debug.send('Runtime.queryObjects', {
      prototypeObjectId: prototype ?? '',
    });
    return { components: await find(components), maps: await find(objects.objectId) };
  } finally {
    await debug.detach();
  }
}

/** The paths from `this` to strings with `text` in them, ten at most. Runs in the page, so it stands on its own. */
function pathsTo(this: object, text: string): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const waiting: { value: unknown; path: string }[] = [{ value: this, path: '' }];
  for (let next = waiting.pop(); next && found.length < 10; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && value.includes(text)) found.push(path);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    // The page itself is no component and no cache; what is stored for the next load is no secret to this one.
    if (value instanceof Node || value instanceof Window || value instanceof Storage) continue;
    if (value instanceof Map || value instanceof Set) {
      for (const entry of value) waiting.push({ value: entry, path: `${path}.[entry]` });
    }
    for (const name of Object.keys(value)) {
      const { value: property }: PropertyDescriptor =
        Object.getOwnPropertyDescriptor(value, name) ?? {};
      waiting.push({ value: property, path: `${path}.${name}` });
    }
  }
  return found;
}

/** Which of these texts are anywhere on the heap of a page, in a snapshot of all of it. */
export async function findOnHeap(page: Page, texts: Iterable<string>): Promise<string[]> {
  const debug = await page.context().newCDPSession(page);
  try {
    const chunks: string[] = [];
    debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    const snapshot = chunks.join('');
    return [...texts].filter((text) => snapshot.includes(text));
  } finally {
    await debug.detach();
  }
}
