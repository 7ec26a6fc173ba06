import { httpOnly, type Backend } from 'react-customer-auth';
import type { Connection } from './shop';

/** Where customers' tokens are kept, and all that differs by it. */
export interface TokenHome {
  /** What the address calls it: `?tokens=server`. */
  id: string;
  name: string;
  /** What it means for a script that gets into the page. */
  meaning: string;
  backendFor: (backend: Backend) => Backend;
  /** The key of a session that is apart from those with another home. */
  keyFor: (key: string) => string;
  wayTo: (ways: { shop: Connection; proxy: Connection }) => Connection;
}

/** Every home that there is to look at. */
export const tokenHomes: readonly [TokenHome, ...TokenHome[]] = [
  {
    id: 'browser',
    name: 'in the browser',
    meaning:
      'The token itself. A script that gets into this page can take it away, and use it anywhere.',
    backendFor: (backend) => backend,
    keyFor: (key) => key,
    wayTo: ({ shop }) => shop,
  },
  {
    id: 'server',
    name: 'on the server',
    meaning:
      'A handle in the place of the token. The token is in a sealed cookie that no script can read or take away.',
    backendFor: httpOnly,
    keyFor: (key) => `${key}-server`,
    wayTo: ({ proxy }) => proxy,
  },
];
