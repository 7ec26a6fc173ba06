import type { AdminReply } from './adminAccess.js';

/** The addresses of a REST API; throws for a base that cannot be one. */
export function restAt(baseUrl: string): (path: string) => string {
  const base = baseUrl.replace(/\/+$/, '');
  if (!URL.canParse(base) || /\/V1$/i.test(base)) {
    throw new Error(
      `react-customer-auth: adobe.baseUrl is "${baseUrl}", which is not the base of a REST API. Give all of the address before /V1: https://<host>/rest/<store>, or https://<region>.api.commerce.adobe.com/<tenant> in the cloud service.`,
    );
  }
  return (path) => `${base}/V1/${path}`;
}

/** The most of the shop's own words that is passed on. */
const mostWords = 200;

/** What the shop says of an error, with the parameters in their places: for a developer. Empty where it says nothing. */
export function wordsOf({ body }: AdminReply): string {
  const { message, parameters } = body ?? {};
  if (typeof message !== 'string') return '';
  const named = fieldsOf(parameters);
  const words = message.replace(/%(\w+)/g, (place, name: string) => {
    // Placeholders without names are counted from 1, in a list of values.
    const value = named[Array.isArray(parameters) ? Number(name) - 1 : name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : place;
  });
  return words.slice(0, mostWords);
}

/** The same as the end of a message, as a sentence of its own. */
export const saying = (words: string): string => (words ? ` The shop says: ${words}` : '');

/** The fields of whatever has any. */
export const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
