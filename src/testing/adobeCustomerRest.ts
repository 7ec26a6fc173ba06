import type { Account, AccountBook } from './adobeAccounts.js';
import { RestRefusal, type Route } from './adobeRestRoutes.js';
import type { SecretBox } from './adobeSecrets.js';

/** What codes for customers need of the shop. */
export interface CodeDesk {
  accounts: AccountBook;
  secrets: SecretBox;
  /** Where it is said whether a customer allows assistance, and how a code for one who does not is refused. */
  tellsConsent: 'customer' | 'search' | 'nowhere';
  refusesAssistance: 'message' | 'crash';
  takesReason: (reason: string) => boolean;
  loginAsCustomer: boolean;
  shoppingAssistance: boolean;
}

/** Where an admin finds a customer, and gets a one-time code for one. */
export function customerRoutes(desk: CodeDesk): Route[] {
  const { accounts, secrets } = desk;

  function demandAccount(id: number): Account {
    const account = accounts.all.find((one) => one.id === id);
    if (account) return account;
    throw new RestRefusal(404, 'No such entity with %fieldName = %fieldValue', {
      fieldName: 'customerId',
      fieldValue: id,
    });
  }

  /** What is said where assistance is not allowed, if anything is. */
  const unassisted = () =>
    desk.refusesAssistance === 'message'
      ? new RestRefusal(400, 'Login as Customer assistance is disabled for this Customer.')
      : new RestRefusal(
          500,
          'Internal Error. Details are available in Magento log file. Report ID: webapi-65f0',
        );

  return [
    {
      method: 'GET',
      path: /^customers\/search$/,
      permission: 'Magento_Customer::customer',
      serve({ searchParams }) {
        const items = accounts.all.filter(wanted(searchParams));
        const isDetailed = desk.tellsConsent === 'search';
        return {
          items: items.map((account) => customerOf(account, isDetailed)),
          search_criteria: { filter_groups: [] },
          total_count: items.length,
        };
      },
    },
    {
      method: 'GET',
      path: /^customers\/(\d+)$/,
      permission: 'Magento_Customer::customer',
      serve: ({ id }) => customerOf(demandAccount(id), desk.tellsConsent !== 'nowhere'),
    },
    {
      method: 'POST',
      path: /^customer\/(\d+)\/otp$/,
      permission: 'Magento_LoginAsCustomer::login',
      serve({ id, body: { reason = '' } }) {
        const account = demandAccount(id);
        if (typeof reason !== 'string' || !desk.takesReason(reason)) {
          throw new RestRefusal(
            400,
            'Invalid value of "%value" provided for the %fieldName field.',
            {
              fieldName: 'reason',
              value: reason,
            },
          );
        }
        if (!desk.loginAsCustomer) throw new RestRefusal(400, 'Login as Customer is disabled.');
        if (!desk.shoppingAssistance || !account.allowsAssistance) throw unassisted();
        return { otp: secrets.give('code', account) };
      },
    },
  ];
}

/** A customer as REST has one; whether assistance is allowed is said by 2, and that it is not by 1. */
const customerOf = (account: Account, isDetailed: boolean) => ({
  id: account.id,
  group_id: 1,
  email: account.email,
  firstname: account.firstname,
  lastname: account.lastname,
  store_id: 1,
  website_id: 1,
  addresses: [],
  extension_attributes: {
    is_subscribed: account.isSubscribed,
    ...(isDetailed && { assistance_allowed: account.allowsAssistance ? 2 : 1 }),
  },
});

/** Which accounts a search is for: those that each group of filters lets through, and a group by any of its filters. */
function wanted(search: URLSearchParams): (account: Account) => boolean {
  const groups = new Map<string, Map<string, Record<string, string>>>();
  for (const [name, value] of search) {
    const [, group = '', filter = '', part = ''] =
      /^searchCriteria\[filter_?groups\]\[(\d+)\]\[filters\]\[(\d+)\]\[(\w+)\]$/i.exec(name) ?? [];
    if (!part) continue;
    const filters = groups.get(group) ?? new Map<string, Record<string, string>>();
    filters.set(filter, { ...filters.get(filter), [part]: value });
    groups.set(group, filters);
  }
  return (account) =>
    [...groups.values()].every((filters) =>
      [...filters.values()].some(({ field = '', value = '' }) => matches(account, field, value)),
    );
}

function matches(account: Account, field: string, value: string): boolean {
  switch (field) {
    case 'email':
      return account.email.toLowerCase() === value.toLowerCase();
    case 'website_id':
      return value === '1';
    default:
      throw new RestRefusal(
        400,
        'The "%1" attribute name is invalid. Reset the name and try again.',
        [field],
      );
  }
}
