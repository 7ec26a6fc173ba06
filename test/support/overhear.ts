import type { BrowserContext, Page } from 'playwright';

/** What could be overheard of a browser's pages from outside of them, and what they leave behind. */
export interface Overheard {
  /** The bodies of requests. */
  sent: string[];
  /** Looks at what a page leaves behind now. */
  look: (page: Page) => Promise<void>;
  /** The places, bodies of requests left aside, where a text has been. */
  whereIs: (text: string) => string[];
}

/** Listens from now on. */
export function overhear(context: BrowserContext): Overheard {
  const sent: string[] = [];
  const kept: { place: string; text: string }[] = [];
  const keep = (place: string, text: string) => void kept.push({ place, text });
  context.on('request', (request) => {
    keep('address', request.url());
    keep('referrer', request.headers().referer ?? '');
    sent.push(request.postData() ?? '');
  });
  context.on('console', (message) => keep('log', message.text()));
  context.on('weberror', (error) => keep('log', String(error.error().stack)));

  return {
    sent,
    async look(page) {
      const session = await context.newCDPSession(page);
      const { entries } = await session.send('Page.getNavigationHistory');
      for (const { url, userTypedURL, title } of entries) {
        keep('history', `${url} ${title}`);
        keep('typed', userTypedURL);
      }
      const seen = await page.evaluate(() => ({
        address: `${location.href} ${document.URL}`,
        referrer: document.referrer,
        history: JSON.stringify(history.state),
        storage: JSON.stringify([localStorage, sessionStorage].map(Object.entries)),
        cookies: document.cookie,
        timings: performance
          .getEntries()
          .map(({ name }) => name)
          .join(' '),
        document: document.documentElement.outerHTML,
      }));
      for (const [place, text] of Object.entries(seen)) keep(place, text);
      await session.detach();
    },
    whereIs(text) {
      const forms = [text, encodeURIComponent(text), new URLSearchParams({ '': text }).toString()];
      const places = kept
        .filter((one) => forms.some((form) => one.text.includes(form.replace(/^=/, ''))))
        .map(({ place }) => place);
      return [...new Set(places)].sort();
    },
  };
}
