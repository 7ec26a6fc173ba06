'use client';

import { useSyncExternalStore } from 'react';

/**
 * The modal dialog of the page that is open, of several the last in the page, undefined while none is: whatever is outside of it can
 * neither be reached nor is it announced.
 */
export const useTopModal = (): Element | undefined =>
  useSyncExternalStore(followDialogs, topModal, () => undefined);

function followDialogs(listener: () => void) {
  const observer = new MutationObserver(listener);
  // One that leaves the page is not closed before.
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['open'] });
  return () => observer.disconnect();
}

function topModal() {
  try {
    return [...document.querySelectorAll('dialog:modal')].pop();
  } catch {
    // A browser, or one that is simulated for tests, may not know that selector.
    return undefined;
  }
}
