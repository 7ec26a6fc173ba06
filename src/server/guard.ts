import { readDocument, type DocumentOperation } from './document.js';
import { Refusal } from './answer.js';
import { inTime, Late } from './timeLimit.js';

/** How much of anything is served. */
export interface Limits {
  /** Of a request's body, in bytes. Default: 100,000. */
  requestBytes: number;
  /** Of the server's answer, in bytes. Default: 5,000,000. */
  answerBytes: number;
  /** Levels of a document, fragments spelled out, and of variables. Default: 20. */
  depth: number;
  /** For the request to come in, and for the server to answer, each in milliseconds. Default: 15,000. */
  timeout: number;
}

export const defaultLimits: Limits = {
  requestBytes: 100_000,
  answerBytes: 5_000_000,
  depth: 20,
  timeout: 15_000,
};

/** Of one request: passwords are not to be tried by the hundred, past a limit that counts requests. */
const mostMutations = 5;

/** A GraphQL request that may be served. */
export interface Operation {
  operationName: string | null;
  variables: Record<string, unknown>;
  document: DocumentOperation;
}

/** The origins whose pages are served: those that are named, else that of the request's address. */
export const ownOrigins = (
  { url }: Request,
  { origins }: { origins?: readonly string[] | undefined },
): readonly string[] => origins ?? [new URL(url).origin];

/**
 * Lets a page of these origins in, and no other site: by what browsers say of where a request comes from. Who says nothing of it, as
 * no browser does with a POST, is not let in.
 */
export function demandOwnOrigin({ headers }: Request, origins: readonly string[]) {
  const origin = headers.get('Origin');
  const site = headers.get('Sec-Fetch-Site');
  // A page that keeps its address to itself, as one for a new password should, keeps back its origin from forms as well.
  const isKeptBack = origin === 'null' && site === 'same-origin';
  const isForeign =
    (origin !== null && !origins.includes(origin) && !isKeptBack) ||
    (site ?? 'same-origin') !== 'same-origin';
  if (isForeign || (origin === null && site === null)) {
    throw new Refusal(
      403,
      `This request does not come from a page of ${origins.join(' or ')}. If that is not the address that browsers see, name it among the origins.`,
    );
  }
}

/** Lets in nothing but JSON by POST; `byPost` tells whoever sends it otherwise. */
export function demandJsonPost(
  { method, headers }: Request,
  byPost = 'GraphQL is served by POST: give the urql client preferGetMethod: false.',
) {
  if (method !== 'POST') throw new Refusal(405, byPost, { Allow: 'POST' });
  const type = headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, 'A request is sent as application/json.');
  }
}

/** The text of a body of so many bytes at most; null where there are more. */
export async function readText(body: Request | Response, bytes: number): Promise<string | null> {
  if (Number(body.headers.get('Content-Length') ?? 0) > bytes) {
    await body.body?.cancel();
    return null;
  }
  if (!body.body) return '';
  const decoder = new TextDecoder();
  const reader = body.body.getReader();
  let text = '';
  let left = bytes;
  for (;;) {
    const chunk = await reader.read();
    if (chunk.done) return text + decoder.decode();
    left -= chunk.value.byteLength;
    if (left < 0) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}

/** The same, and a {@link Refusal} where it does not come whole, or not in time. */
export async function receiveText(
  request: Request,
  { requestBytes, timeout }: Pick<Limits, 'requestBytes' | 'timeout'>,
): Promise<string> {
  const text = await inTime(timeout, () => readText(request, requestBytes)).catch(
    (error: unknown) => {
      throw error instanceof Late
        ? new Refusal(408, 'The request has not come in time.')
        : new Refusal(400, 'The request has not come whole.');
    },
  );
  if (text !== null) return text;
  throw new Refusal(413, `A request may have ${requestBytes} bytes at most.`);
}

/** The JSON object that a request is; throws a {@link Refusal} for any other. */
export async function receiveObject(
  request: Request,
  limits: Pick<Limits, 'requestBytes' | 'timeout'>,
): Promise<Record<string, unknown>> {
  const body = readObject(await receiveText(request, limits));
  if (body) return body;
  throw new Refusal(400, 'A request is one JSON object; batches are not served.');
}

/** The object that a JSON text is; null for any other text. */
export function readObject(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null;
  } catch {
    return null;
  }
}

/** The operation in a request; throws a {@link Refusal} that says what is wrong with it. */
export async function readOperation(request: Request, limits: Limits): Promise<Operation> {
  const { query, operationName = null, variables } = await receiveObject(request, limits);
  if (typeof query !== 'string' || (operationName !== null && typeof operationName !== 'string')) {
    throw new Refusal(400, 'A request has a query, and perhaps an operationName and variables.');
  }
  const document = readWhole(query, limits.depth);
  if (document.kind === 'subscription') {
    throw new Refusal(400, 'Subscriptions do not come through here.');
  }
  if (document.fields.some(({ name }) => name === '__schema' || name === '__type')) {
    throw new Refusal(403, 'The schema is not told here; ask the shop itself for it.');
  }
  if (document.kind === 'mutation' && document.fields.length > mostMutations) {
    throw new Refusal(400, `A request may have ${mostMutations} mutations at most.`);
  }
  if (isDeeper(variables, limits.depth)) {
    throw new Refusal(400, `Variables may be ${limits.depth} levels deep at most.`);
  }
  return { operationName, variables: objectOf(variables), document };
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

function readWhole(query: string, depth: number): DocumentOperation {
  try {
    return readDocument(query, depth);
  } catch (error) {
    // Values within values end where the stack does.
    const isSaid = error instanceof Error && !(error instanceof RangeError);
    throw new Refusal(400, isSaid ? error.message : 'A document may not be so deep.');
  }
}

function objectOf(variables: unknown = null): Record<string, unknown> {
  if (typeof variables === 'object' && !Array.isArray(variables)) return { ...variables };
  throw new Refusal(400, 'The variables of a request are an object.');
}
