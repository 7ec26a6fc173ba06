import type { Given } from './stage';

/** A refusal, and how it comes about. */
export interface Row {
  what: string;
  given?: Given;
  asked?: object;
  status: number;
  kind: string;
  code: string;
  field?: string;
  says?: string | RegExp;
  wait?: string;
  retryAfter?: number;
}

/** A shop that answers something else: to all requests, or to those whose address matches. */
export const answering =
  (make: () => Response | Promise<Response>, where = /./): NonNullable<Given['reach']> =>
  (reach) =>
  (input, init) =>
    where.test(input instanceof Request ? input.url : input.toString())
      ? Promise.resolve(make())
      : reach(input, init);

export const json = (body: unknown, status = 200, headers = {}) =>
  Response.json(body, { status, headers });
