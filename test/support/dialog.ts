/**
 * What jsdom lacks of a native dialog: that it opens, can be found then, closes, says so a moment later, and gives the focus back. What
 * only a browser has of it, an inert page and the Escape key, is for the tests in one.
 */
export function giveDialogs() {
  const origins = new WeakMap<HTMLDialogElement, Element | null>();
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      if (this.open) throw new DOMException('It is open already.', 'InvalidStateError');
      origins.set(this, document.activeElement);
      this.open = true;
      this.dataset.modal = '';
      this.querySelector<HTMLElement>('a, button, input')?.focus();
    },
    close(this: HTMLDialogElement) {
      if (!this.open) return;
      this.open = false;
      delete this.dataset.modal;
      const origin = origins.get(this);
      if (origin instanceof HTMLElement) origin.focus();
      setTimeout(() => this.dispatchEvent(new Event('close')));
    },
  });
  // eslint-disable-next-line @typescript-eslint/unbound-method, @typescript-eslint/no-deprecated -- it is called on a document below
  const { querySelectorAll } = Document.prototype;
  Object.assign(Document.prototype, {
    querySelectorAll(this: Document, selectors: string) {
      return querySelectorAll.call(this, selectors.replaceAll(':modal', '[data-modal]'));
    },
  });
}
