/** What can go wrong between an app and a shop. */
export type Trouble =
  /** No answer: the request never reaches the shop. */
  | { kind: 'offline' }
  /** No answer either, but the shop has done what it was asked. */
  | { kind: 'lost' }
  /** The answer takes so many milliseconds more. */
  | { kind: 'slow'; ms: number }
  /** A bare HTTP answer. A body that is no string goes out as JSON. */
  | { kind: 'http'; status: number; body?: unknown; headers?: Record<string, string> }
  /** A page of HTML where GraphQL should be. */
  | { kind: 'html'; status?: number }
  /** The limit on API calls. */
  | { kind: 'throttled'; retryAfter?: number }
  /** Every root field null, and no error to say why. */
  | { kind: 'half' };

/** A trouble, and the requests it strikes: all, or those of one operation; once, or `times` times. */
export type Fault = Trouble & { operation?: string; times?: number };

/** An answer before it is put into HTTP. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The network has given no answer. */
export class NoAnswer extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

/** An answer in JSON. */
export function jsonAnswer(
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** Has `execute` answer as the trouble would have it. */
export async function answerUnder(
  trouble: Trouble,
  execute: () => Promise<Answer>,
): Promise<Answer> {
  switch (trouble.kind) {
    case 'offline':
      throw new NoAnswer();
    case 'lost':
      await execute();
      throw new NoAnswer();
    case 'slow': {
      const answer = await execute();
      await new Promise((resolve) => setTimeout(resolve, trouble.ms));
      return answer;
    }
    case 'http':
      return typeof trouble.body === 'string'
        ? { status: trouble.status, headers: trouble.headers ?? {}, body: trouble.body }
        : jsonAnswer(trouble.body ?? {}, trouble.status, trouble.headers);
    case 'html':
      return {
        status: trouble.status ?? 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Be right back</title><h1>Be right back</h1>',
      };
    case 'throttled':
      return jsonAnswer(
        { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] },
        200,
        trouble.retryAfter === undefined ? {} : { 'retry-after': String(trouble.retryAfter) },
      );
    case 'half': {
      const { data }: { data?: Record<string, unknown> } = JSON.parse((await execute()).body);
      return jsonAnswer({
        data: Object.fromEntries(Object.keys(data ?? {}).map((name) => [name, null])),
      });
    }
  }
}
