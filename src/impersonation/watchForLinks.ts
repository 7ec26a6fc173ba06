import type { ReceivedHandover } from './handover.js';
import { takeHandover } from './handoverLink.js';

/**
 * Takes links that come into the open page, and one that it came with and nobody has taken. Routers see the address without it. Returns
 * how to stop.
 */
export function watchForLinks(take: (handover: ReceivedHandover) => void): () => void {
  /** Whether there was one. */
  function look(): boolean {
    const found = takeHandover();
    if (found) take(found);
    return found !== null;
  }

  /** Before routers, which listen without capture. */
  function intercept(event: Event) {
    if (!look()) return;
    event.stopImmediatePropagation();
    announce();
  }

  const timer = setTimeout(() => {
    if (look()) announce();
  });
  const names = ['popstate', 'hashchange'];
  names.forEach((name) => window.addEventListener(name, intercept, true));
  return () => {
    clearTimeout(timer);
    names.forEach((name) => window.removeEventListener(name, intercept, true));
  };
}

/** Has routers look at the address again. */
function announce() {
  const { state } = history;
  const { href } = location;
  window.dispatchEvent(new PopStateEvent('popstate', { state }));
  window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL: href, newURL: href }));
}
