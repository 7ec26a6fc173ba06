import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { giveDialogs } from './dialog';

// As patient as the machine is busy.
configure({ asyncUtilTimeout: 5_000 });

giveDialogs();

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  // Before the real timers: a spy on a fake one would put that back.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

// jsdom puts the Uint8Array of its own realm in the place of Node's, which crypto then refuses.
const ofNode: unknown = Object.getPrototypeOf(Buffer);
Object.assign(globalThis, { Uint8Array: ofNode });
