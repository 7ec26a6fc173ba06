import { useRef, type KeyboardEvent, type SyntheticEvent } from 'react';
import { LogoutButton } from 'react-customer-auth';

/** What a customer finds in the header. */
export function AccountMenu() {
  const menu = useRef<HTMLDetailsElement>(null);

  function close(event: SyntheticEvent) {
    if (!(event.target instanceof HTMLElement) || event.target.localName === 'summary') return;
    menu.current?.removeAttribute('open');
  }

  function closeByKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    menu.current?.removeAttribute('open');
    menu.current?.querySelector('summary')?.focus();
  }

  return (
    <details className="menu" ref={menu} onClick={close} onKeyDown={closeByKey}>
      <summary>Account</summary>
      <ul>
        <li>
          <a href="#/account">Your account</a>
        </li>
        <li>
          <LogoutButton className="plain" />
        </li>
      </ul>
    </details>
  );
}
