import type { BrowserContext, Page } from 'playwright';
import { findOnHeap } from './memory';
import { tapWire } from './wire';

/** A record of all that reaches the pages of a browser, and of all that they keep or show. */
export interface Recording {
  /** The address of the server, by way of the wire. */
  url: string;
  /** Looks at what a page has now: its document, storage, cookies for scripts, and heap. */
  look: (page: Page) => Promise<void>;
  /** The places where a text has been, a heap only if it was among `sought` when it was looked at. */
  whereIs: (text: string) => string[];
  stop: () => void;
}

/** Records a browser from now on. `sought` tells, at each look, the texts that no heap may have. */
export async function record(
  context: BrowserContext,
  server: string,
  sought: () => Iterable<string>,
): Promise<Recording> {
  const wire = await tapWire(server);
  const kept: { place: string; text: string }[] = [];
  const keep = (place: string) => (text: string) => void kept.push({ place, text });
  await context.exposeFunction('noteStored', keep('storage'));
  await context.addInitScript(noteWhatIsStored);
  context.on('console', (message) => keep('console')(message.text()));
  context.on('weberror', (error) => keep('console')(String(error.error().stack)));
  context.on('request', (request) => keep('address')(request.url()));
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => keep('address')(frame.url()));
  });

  return {
    url: wire.url,
    async look(page) {
      const seen = await page.evaluate(() => ({
        document: document.documentElement.outerHTML,
        cookies: document.cookie,
        storage: JSON.stringify([localStorage, sessionStorage].map(Object.entries)),
      }));
      for (const [place, text] of Object.entries(seen)) keep(place)(text);
      for (const text of await findOnHeap(page, sought())) keep('heap')(text);
    },
    whereIs(text) {
      const forms = [text, encodeURIComponent(text), btoa(text).replaceAll('=', '')];
      const everything = [
        ...kept,
        { place: 'answer', text: wire.received() },
        { place: 'request', text: wire.sent() },
      ];
      const places = everything
        .filter((one) => forms.some((form) => one.text.includes(form)))
        .map(({ place }) => place);
      return [...new Set(places)].sort();
    },
    stop: wire.cut,
  };
}

declare function noteStored(text: string): void;

/** Runs in the page before anything else does: tells of each value that is ever stored, however soon it is replaced. */
function noteWhatIsStored() {
  const store = Reflect.get(Storage.prototype, 'setItem');
  Storage.prototype.setItem = function (key: string, value: string) {
    noteStored(`${key}=${value}`);
    store.call(this, key, value);
  };
}
