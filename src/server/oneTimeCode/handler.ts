import { answer, Refusal } from '../answer.js';
import {
  defaultLimits,
  demandJsonPost,
  demandOwnOrigin,
  ownOrigins,
  receiveObject,
  type Limits,
} from '../guard.js';
import { demandAgent, type AuthorizeAgent, type SupportAgent } from './agent.js';
import { isKept, type AuditedCustomer, type OneTimeCodeAudit } from './audit.js';
import { codeMaker, noConsent, type AdobeCodeSource } from './codes.js';
import type { OneTimeCodeGrant } from './grantSource.js';
import { CodeRefused, refusedByGuard } from './refusal.js';
import { readCodeRequest } from './request.js';
import { tokenMaker, type AdobeTokenSource } from './tokens.js';

/** Options of {@link createOneTimeCodeHandler}. */
export interface OneTimeCodeHandlerOptions<Agent extends SupportAgent> {
  /** The shop: with a `baseUrl` the answer has a code, with a `graphqlUrl` a customer's token. */
  adobe: AdobeCodeSource | AdobeTokenSource;
  /** Says who asks. */
  authorize: AuthorizeAgent<Agent>;
  /**
   * Told of everything that an agent asks for. What it cannot keep, throwing or taking longer than `limits.timeout`, is not handed out:
   * `AUDIT_FAILED`. A refusal stays one either way.
   */
  audit: (entry: OneTimeCodeAudit<Agent>) => void | Promise<void>;
  /** The origins whose pages are served, as browsers see them. Default: that of the request's address. */
  origins?: readonly string[];
  limits?: Partial<Omit<Limits, 'depth'>>;
  /** Asked before the shop is: for how many seconds the agent has to wait, or null for none. */
  rateLimit?: (request: Request, agent: Agent) => Promise<number | null>;
}

/**
 * Makes a web-standard handler that gets support agents a one-time code for a customer of Adobe Commerce, and keeps the admin's token
 * on the server. It takes a POST of `{ email, reason }` in JSON and answers an {@link OneTimeCodeGrant}; a POST of `{ ended: true, email,
 * reason? }` tells the audit that a session is over, and is answered with the same `ended`. Anything else is answered with a status of
 * 400 or more and an `OneTimeCodeFailure`.
 *
 * It throws only for options that cannot work. Whatever a browser or the shop sends, there is an answer.
 *
 * @example
 * ```ts
 * import { createOneTimeCodeHandler, type SupportAgent } from 'react-customer-auth/server';
 *
 * export const handlerFor = (
 *   getImsToken: () => Promise<string>,
 *   readAgent: (request: Request) => Promise<SupportAgent | null>,
 * ) =>
 *   createOneTimeCodeHandler({
 *     adobe: {
 *       baseUrl: 'https://na1.api.commerce.adobe.com/my-tenant',
 *       token: getImsToken,
 *       headers: { 'x-api-key': 'client id', 'x-gw-ims-org-id': 'organisation' },
 *     },
 *     authorize: readAgent,
 *     audit: (entry) => console.log(JSON.stringify(entry)),
 *   });
 * ```
 */
export function createOneTimeCodeHandler<Agent extends SupportAgent>({
  adobe,
  authorize,
  audit,
  origins,
  limits: given,
  rateLimit,
}: OneTimeCodeHandlerOptions<Agent>): (request: Request) => Promise<Response> {
  const limits = { ...defaultLimits, ...given };
  const source =
    adobe.graphqlUrl === undefined ? codeMaker(adobe, limits) : tokenMaker(adobe, limits);

  async function demandPatience(request: Request, agent: Agent) {
    const wait = await rateLimit?.(request, agent);
    if (!wait) return;
    const headers = { 'Retry-After': String(Math.ceil(wait)) };
    throw new CodeRefused('TOO_MANY_REQUESTS', 'Too many requests.', { headers });
  }

  async function grant(
    request: Request,
    agent: Agent,
    { email, reason }: { email: string; reason: string },
  ): Promise<OneTimeCodeGrant> {
    let customer: AuditedCustomer = { email, id: null };
    const entry = () => ({ agent, customer, reason, at: Date.now() });
    try {
      await demandPatience(request, agent);
      const { isWilling, ...found } = await source.find(email, request.signal);
      customer = { email: found.email, id: found.id };
      if (!isWilling) throw noConsent();
      const granted = await source.grant(customer, reason, request.signal);
      if (await isKept(audit, { ...entry(), outcome: 'granted' }, limits.timeout)) return granted;
    } catch (thrown) {
      const refused = refusedBy(thrown);
      const { kind, code, message } = refused;
      const error = { kind, code, message };
      await isKept(audit, { ...entry(), outcome: 'refused', error }, limits.timeout);
      throw refused;
    }
    throw unaudited();
  }

  async function serve(request: Request): Promise<Response> {
    demandOwnOrigin(request, ownOrigins(request, { origins }));
    demandJsonPost(request, 'A code is asked for by POST.');
    const agent = await demandAgent(request, authorize);
    const asked = readCodeRequest(await receiveObject(request, limits));
    if (!asked.ended) return answer(await grant(request, agent, asked));
    const { ended, email, reason = null } = asked;
    const entry = { agent, customer: { email, id: null }, reason, at: Date.now() };
    if (!(await isKept(audit, { ...entry, outcome: 'ended' }, limits.timeout))) throw unaudited();
    return answer({ ended });
  }

  return async (request) => {
    try {
      return await serve(request);
    } catch (error) {
      return refusedBy(error).response;
    }
  };
}

const unaudited = () =>
  new CodeRefused(
    'AUDIT_FAILED',
    'The audit could not be kept, and without it nothing is handed out. Why is in the server’s log.',
  );

function refusedBy(error: unknown): CodeRefused {
  if (error instanceof CodeRefused) return error;
  if (error instanceof Refusal) return refusedByGuard(error);
  // What it was is for the server's own log, and not for the page.
  console.error(error);
  return new CodeRefused('HANDLER_FAILED', 'The handler has failed. Why is in the server’s log.');
}
