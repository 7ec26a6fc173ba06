/**
 * What jsdom lacks of a native dialog: that it opens, closes, says so a moment later, and gives the focus back. What only a browser has
 * of it, an inert page and the Escape key, is for the tests in one.
 */
export function giveDialogs() {
  const origins = new WeakMap<HTMLDialogElement, Element | null>();
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      if (this.open) throw new DOMException('It is open already.', 'InvalidStateError');
      origins.set(this, document.activeElement);
      this.open = true;
      this.querySelector<HTMLElement>('a, button, input')?.focus();
    },
    close(this: HTMLDialogElement) {
      if (!this.open) return;
      this.open = false;
      const origin = origins.get(this);
      if (origin instanceof HTMLElement) origin.focus();
      setTimeout(() => this.dispatchEvent(new Event('close')));
    },
  });
}
