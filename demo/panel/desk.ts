import type { OneTimeCodeAudit } from 'react-customer-auth/server';

/** A customer as the panel's server has found one. */
export interface FoundCustomer {
  email: string;
  name: string;
}

/** An entry of the audit, as the panel shows it. */
export type Entry = OneTimeCodeAudit;

/** The storefront that agents sign in to, as the panel's server knows it. */
const storefront = document.querySelector<HTMLMetaElement>('meta[name=storefront]')?.content ?? '';

/** The storefront's page that takes agents in, with customers' tokens kept there. */
export function supportPage(tokens: 'browser' | 'server'): URL {
  const page = new URL('/#/support', storefront);
  page.search = new URLSearchParams({ shop: 'adobe', tokens }).toString();
  return page;
}

/** Those who may say that they are at this desk; a real panel has a sign-in. */
export const staff = {
  'agent-7': 'Agent 7, may sign in as customers',
  'agent-8': 'Agent 8, may not',
  '': 'Nobody',
};

/** Who is at this desk from now on. */
export const sitDown = (id: string) => {
  document.cookie = `staff=${id}; path=/; SameSite=Strict`;
};

/** The customer of this email; null for nobody. */
export async function findCustomer(email: string): Promise<FoundCustomer | null> {
  const response = await fetch(`/api/customers?${new URLSearchParams({ email }).toString()}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(await response.text());
  const found: FoundCustomer = await response.json();
  return found;
}

/** What the audit has, the newest first. */
export async function readAudit(): Promise<Entry[]> {
  const response = await fetch('/api/audit');
  if (!response.ok) return [];
  const entries: Entry[] = await response.json();
  return entries.reverse();
}

/** Tells the audit that an agent's session is over, and why. */
export const tellEnd = (email: string, reason: string) =>
  fetch('/api/one-time-code', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ended: true, email, reason }),
    keepalive: true,
  });
