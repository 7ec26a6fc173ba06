import type { Connect, Plugin } from 'vite';

/** The variables that may point the demo at a real shop. */
export type Environment = Record<string, string | undefined>;

/** An account to try the demo with. */
export interface Trial {
  email: string;
  password: string;
  /** What happens, where that is not a sign-in. */
  outcome?: string;
}

/** An account as something to try. */
export const trial = ({ email, password }: Trial, outcome?: string): Trial => ({
  email,
  password,
  ...(outcome && { outcome }),
});

/** What the theme has to know of any shop. */
export interface ShopForBrowser {
  url: string;
  /** Where the same shop is reached with tokens that stay on the server. */
  proxy: string;
  /** Who may try to sign in to a fake shop; none are known of a real one. */
  trials: Trial[];
  /** Where to read what a fake shop has emailed; a real one sends it. */
  mailbox?: string;
}

/** The theme's own address for a new password, with what a shop's email has for it. */
export const resetPage = (name: 'url' | 'token', value: string) =>
  `#/reset?${new URLSearchParams({ [name]: value }).toString()}`;

/** Answers `?email=` with the link that was emailed there last, and with nothing for somebody unknown. */
export const openMailbox =
  (linkFor: (email: string) => string): Connect.SimpleHandleFunction =>
  ({ url = '' }, response) => {
    const email = new URL(url, 'http://mailbox').searchParams.get('email') ?? '';
    try {
      response.end(linkFor(email));
    } catch {
      response.writeHead(404).end();
    }
  };

/** A shop within reach of the theme. */
export interface ServedShop<ForBrowser extends ShopForBrowser> {
  forBrowser: ForBrowser;
  plugin: Plugin;
  /** The support team's panel before it, where there is one. */
  panel?: Plugin;
}
