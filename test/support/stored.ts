import type { Page } from 'playwright';

/** A session as it is stored, as far as tests read it. */
interface Stored {
  token?: string | null;
  [name: string]: unknown;
}

/** What is stored of the session that has this key, of an `auth` in local storage. */
export async function storedSession(page: Page, key: string): Promise<Stored> {
  const value: Stored = JSON.parse(
    (await page.evaluate((name) => localStorage.getItem(`react-customer-auth:${name}`), key)) ??
      '{}',
  );
  return value;
}

/** The token in it, or what stands in its place; nothing where nobody is signed in. */
export const storedToken = async (page: Page, key: string) =>
  (await storedSession(page, key)).token ?? '';

/** Stores another session in the place of the present one, of which no tab hears. */
export const store = (page: Page, key: string, session: Record<string, unknown>) =>
  page.evaluate(([name, text]) => localStorage.setItem(`react-customer-auth:${name}`, text), [
    key,
    JSON.stringify(session),
  ] as const);

/** Makes the stored session one that is due for renewal, and has every tab look at the clock. */
export async function makeDue([page, ...others]: Page[], key: string) {
  if (!page) return;
  const now = Date.now();
  await store(page, key, {
    ...(await storedSession(page, key)),
    at: now,
    issuedAt: now - 30 * 86_400_000,
    expiresAt: now + 86_400_000,
  });
  await Promise.all(
    [page, ...others].map((one) => one.evaluate(() => window.dispatchEvent(new Event('focus')))),
  );
}
