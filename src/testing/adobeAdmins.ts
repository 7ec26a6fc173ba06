import type { Account } from './adobeAccounts.js';

/** What the role of an admin may allow, of all that is asked of one here. */
export type FakeAdobePermission =
  | 'Magento_Customer::customer'
  | 'Magento_LoginAsCustomer::login'
  | 'Magento_LoginAsCustomer::allow_shopping_assistance';

/** Somebody on a fake shop's staff. */
export interface FakeAdobeAdmin {
  username: string;
  password: string;
  /**
   * What the authenticator app of the admin shows. With one, the shop gives no token for a password alone, as with the module
   * Magento_TwoFactorAuth. Default: none.
   */
  otp?: string;
  /** Default: everything. */
  permissions?: readonly FakeAdobePermission[];
}

/** An admin as far as a token tells of one. */
export interface Admin {
  permissions: readonly FakeAdobePermission[];
}

/** Everything that an admin may be allowed here. */
export const allPermissions: readonly FakeAdobePermission[] = [
  'Magento_Customer::customer',
  'Magento_LoginAsCustomer::login',
  'Magento_LoginAsCustomer::allow_shopping_assistance',
];

/** Whether it is an admin whom a token belongs to. */
export const isAdmin = (holder: Account | Admin): holder is Admin => 'permissions' in holder;
