import { refusedByShop, type AskAsAdmin } from './adminAccess.js';
import { CodeRefused } from './refusal.js';
import { fieldsOf, saying, wordsOf } from './rest.js';

/** A customer of the shop, as far as a code is concerned. */
interface Customer {
  email: string;
  id: number;
  /** Whether support agents may sign in as this customer; null where the shop does not say. */
  allows: boolean | null;
}

/** Looks customers up as an admin. */
export interface CustomerDesk {
  /** The one customer of an email; throws a {@link CodeRefused} unless there is exactly one. */
  find: (email: string, signal: AbortSignal) => Promise<Customer>;
  /** What a customer's own page in the API says of consent, which a search leaves out in many releases. */
  consentOf: (id: number, signal: AbortSignal) => Promise<boolean | null>;
}

/** The customers at a REST API, of one website or of all. */
export function customerDesk(
  ask: AskAsAdmin,
  addressOf: (path: string) => string,
  websiteId?: number,
): CustomerDesk {
  return {
    async find(email, signal) {
      const filters = { email, ...(websiteId === undefined ? {} : { website_id: websiteId }) };
      const reply = await ask({ url: addressOf(`customers/search?${search(filters)}`), signal });
      const { items } = reply.body ?? {};
      if (reply.status !== 200 || !Array.isArray(items)) {
        throw refusedByShop(reply, saying(wordsOf(reply)));
      }
      // A shop that does not know the filter would give anybody.
      const found = items.map(customerIn).filter((one) => isSame(one?.email, email));
      const [customer, another] = found;
      if (!customer) {
        throw new CodeRefused('UNKNOWN_CUSTOMER', 'The shop has no customer of this email.', {
          field: 'email',
        });
      }
      if (another) {
        throw new CodeRefused(
          'SEVERAL_CUSTOMERS',
          'Several websites of the shop have a customer of this email. Say which website it is in adobe.websiteId.',
        );
      }
      return customer;
    },

    async consentOf(id, signal) {
      const { body } = await ask({ url: addressOf(`customers/${id}`), signal });
      return customerIn(body)?.allows ?? null;
    },
  };
}

/** A search for what has all of these values. */
function search(filters: Record<string, string | number>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([field, value], group) => {
      const filter = `searchCriteria[filter_groups][${group}][filters][0]`;
      return [
        [`${filter}[field]`, field],
        [`${filter}[value]`, String(value)],
        [`${filter}[condition_type]`, 'eq'],
      ];
    }),
  );
}

const isSame = (one: string | undefined, other: string) =>
  one?.toLowerCase() === other.toLowerCase();

function customerIn(value: unknown): Customer | null {
  const { id, email, extension_attributes: attributes } = fieldsOf(value);
  if (typeof id !== 'number' || typeof email !== 'string') return null;
  const { assistance_allowed: allowed, login_as_customer_assistance_allowed: named } =
    fieldsOf(attributes);
  // The open source has the first name, Adobe's documentation the other: 2 is yes, and 1 is no.
  const consent = allowed ?? named ?? null;
  return { id, email, allows: consent === null ? null : Number(consent) === 2 };
}
