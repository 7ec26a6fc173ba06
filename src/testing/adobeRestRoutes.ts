import type { FakeAdobePermission } from './adobeAdmins.js';

/** Part of the REST API: what is served at a path, and to whom. */
export interface Route {
  method: 'GET' | 'POST';
  /** Its first group is the id in it. */
  path: RegExp;
  /** What the role of whoever asks has to allow; none where anybody may. */
  permission?: FakeAdobePermission;
  serve: (asked: Asked) => unknown;
}

/** What is asked of a route. */
export interface Asked {
  id: number;
  searchParams: URLSearchParams;
  body: Record<string, unknown>;
}

/** An error as Magento's REST API puts one: a status, a message with placeholders, and what stands in their place. */
export class RestRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly parameters?: object,
  ) {
    super(message);
    this.name = 'RestRefusal';
  }
}
