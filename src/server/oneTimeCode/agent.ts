import { CodeRefused } from './refusal.js';

/** Somebody on the shop's staff, as the app knows them. What else it has goes to the audit as it is. */
export interface SupportAgent {
  id: string | number;
}

/**
 * Says who sends a request, by the app's own session of its staff: an agent who may sign in as customers, `false` for somebody who may
 * not, null for nobody. It reads headers; the body is the handler's.
 */
export type AuthorizeAgent<Agent extends SupportAgent> = (
  request: Request,
) => Agent | false | null | Promise<Agent | false | null>;

/** The agent who sends a request; throws a {@link CodeRefused} for anybody else, and when the app cannot tell. */
export async function demandAgent<Agent extends SupportAgent>(
  request: Request,
  authorize: AuthorizeAgent<Agent>,
): Promise<Agent> {
  const agent = await ask(request, authorize);
  if (agent === null) {
    throw new CodeRefused('AGENT_UNKNOWN', 'Nobody is signed in who could ask for a code.');
  }
  if (agent !== false && isSomebody(agent.id)) return agent;
  if (agent !== false) {
    console.error(
      'react-customer-auth: authorize has let somebody in without an id, so that the audit could not say who it was. Return an object with an id, false, or null.',
    );
  }
  throw new CodeRefused('AGENT_REFUSED', 'This agent may not sign in as a customer.');
}

async function ask<Agent extends SupportAgent>(
  request: Request,
  authorize: AuthorizeAgent<Agent>,
): Promise<Agent | false | null> {
  try {
    // A missing return is not to let anybody in.
    return (await authorize(request)) ?? null;
  } catch (error) {
    // What it was is for the server's own log, and not for the page.
    console.error(error);
    return false;
  }
}

const isSomebody = (id: unknown): boolean =>
  (typeof id === 'string' && id !== '') || typeof id === 'number';
