import { randomId } from './session.js';

/** Where a tab leaves something while its page is away. */
export interface Cloakroom {
  /** Leaves it, for this tab alone. */
  leave: (value: string) => void;
  /** What was left, for the first who asks; null where there is nothing. */
  take: () => string | null;
  /** Leaves nothing there. */
  clear: () => void;
}

/** Of tabs that were closed while they were left there may be some, and no more than this. */
const mostTickets = 20;

/**
 * Keeps something in the tab's `sessionStorage` so that no duplicate of the tab has it as well: of what was left, one tab takes the
 * ticket, which is in `localStorage` and opens nothing else. Where there are no storages, it keeps nothing.
 */
export function createCloakroom(place: string): Cloakroom {
  const tickets = () => localStorage.getItem(place)?.split(' ') ?? [];
  const keepTickets = (kept: string[]) =>
    kept.length
      ? localStorage.setItem(place, kept.slice(-mostTickets).join(' '))
      : localStorage.removeItem(place);

  function take(): string | null {
    const [ticket = '', ...value] = sessionStorage.getItem(place)?.split(' ') ?? [];
    const all = tickets();
    if (!all.includes(ticket)) return null;
    keepTickets(all.filter((one) => one !== ticket));
    return value.join(' ');
  }

  return {
    leave(value) {
      const ticket = randomId();
      ifPossible(() => {
        keepTickets([...tickets(), ticket]);
        sessionStorage.setItem(place, `${ticket} ${value}`);
      });
    },
    take: () => ifPossible(take),
    clear() {
      ifPossible(() => {
        take();
        sessionStorage.removeItem(place);
      });
    },
  };
}

function ifPossible<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
