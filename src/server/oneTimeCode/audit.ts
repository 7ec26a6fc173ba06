import type { CustomerAuthErrorKind } from '../../auth/errors.js';
import { inTime, Late } from '../timeLimit.js';
import type { SupportAgent } from './agent.js';
import type { OneTimeCodeRefusal } from './refusal.js';

/** Whom an agent wants to sign in as, as far as it is known. */
export interface AuditedCustomer {
  /** As the shop has it, or else as the agent has entered it. */
  email: string;
  /** The shop's number; null where the customer was not found or not looked for. */
  id: number | null;
}

/** What has come of an agent's request, for the app to keep. There is no code and no token in it. */
export type OneTimeCodeAudit<Agent extends SupportAgent = SupportAgent> = {
  agent: Agent;
  customer: AuditedCustomer;
  /** Epoch milliseconds. */
  at: number;
} & (
  | {
      /** The agent is about to get what signs in as the customer. */
      outcome: 'granted';
      reason: string;
    }
  | {
      outcome: 'refused';
      reason: string;
      error: { kind: CustomerAuthErrorKind; code: OneTimeCodeRefusal; message: string };
    }
  | {
      /** The agent's page says that the session is over, and perhaps why. */
      outcome: 'ended';
      reason: string | null;
    }
);

/** Resolves to whether the app has kept an entry, within so many milliseconds. Why it has not is for the server's log. */
export async function isKept<Agent extends SupportAgent>(
  audit: (entry: OneTimeCodeAudit<Agent>) => void | Promise<void>,
  entry: OneTimeCodeAudit<Agent>,
  timeout: number,
): Promise<boolean> {
  try {
    await inTime(timeout, () => audit(entry));
    return true;
  } catch (error) {
    console.error(
      error instanceof Late
        ? `react-customer-auth: audit has not finished within ${timeout} ms; an entry may be lost. Have it resolve sooner, or raise limits.timeout.`
        : error,
    );
    return false;
  }
}
