import { onTestFinished, vi } from 'vitest';

/** For a test that makes React throw: keeps what React and jsdom say about that out of the output. */
export function quietly() {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const hush = (event: Event) => event.preventDefault();
  window.addEventListener('error', hush);
  onTestFinished(() => window.removeEventListener('error', hush));
}
