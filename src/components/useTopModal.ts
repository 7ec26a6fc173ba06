'use client';

import { useSyncExternalStore } from 'react';

/**
 * The modal dialog of the page that is open, null while none is: whatever is outside of it can neither be reached nor is it announced.
 * Of several it is the one with the focus, or else the last of the page.
 */
export const useTopModal = (): Element | null =>
  useSyncExternalStore(followDialogs, topModal, noModal);

function followDialogs(listener: () => void) {
  const observer = new MutationObserver(listener);
  // One that leaves the page is not closed before.
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['open'] });
  return () => observer.disconnect();
}

function topModal() {
  const modals = [...document.querySelectorAll('dialog:modal')];
  return modals.find((one) => one.contains(document.activeElement)) ?? modals.at(-1) ?? null;
}

const noModal = () => null;
