import { withoutSecrets } from '../../backends/answer.js';
import { sendOn } from '../upstream.js';
import { defaultLimits, readObject } from '../guard.js';
import type { AdminTokenSource } from './adminAccess.js';
import { restAt, saying, wordsOf } from './rest.js';

/** Options of {@link adobeAdminToken}. */
export interface AdobeAdminTokenOptions {
  /** The base of the REST API, before `/V1`: `https://<host>/rest/<store>`. */
  baseUrl: string;
  username: string;
  password: string;
  /** What the admin's authenticator app shows now, where the shop has Magento_TwoFactorAuth. */
  otp?: () => string | Promise<string>;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/**
 * Gets an admin's token from an Adobe Commerce on premises, keeps it, and gets another one when the shop no longer takes it. It rejects
 * with an error for the server's log, which has neither the password nor a token in it.
 *
 * @see https://developer.adobe.com/commerce/webapi/get-started/authentication/gs-authentication-token
 */
export function adobeAdminToken({
  baseUrl,
  username,
  password,
  otp,
  fetch: send,
}: AdobeAdminTokenOptions): AdminTokenSource {
  const addressOf = restAt(baseUrl);
  let current: Promise<string> | undefined;

  async function signIn(): Promise<string> {
    const path = otp ? 'tfa/provider/google/authenticate' : 'integration/admin/token';
    const factors = { password, ...(otp && { otp: await otp() }) };
    const { status, text } = await sendOn(
      addressOf(path),
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ username, ...factors }),
        signal: new AbortController().signal,
      },
      defaultLimits,
      send,
    );
    const token = status === 200 ? textIn(text ?? '') : null;
    if (token) return token;
    // A shop may repeat what it was sent.
    const words = withoutSecrets(text ?? '', Object.values(factors));
    throw new Error(`react-customer-auth: ${refusal(status, words)}`);
  }

  function refusal(status: number, text: string): string {
    const words = wordsOf({ status, headers: {}, body: readObject(text) });
    if (/2fa/i.test(words) || /active_providers/.test(text)) {
      return `the admin ${username} has a second factor, so that a password alone gets no token. Give adobeAdminToken an otp, or use the token of an integration.`;
    }
    return `the shop gives the admin ${username} no token (HTTP ${status}). Check username, password and baseUrl.${saying(words)}`;
  }

  return async (dead) => {
    const former = current;
    const token = await former?.catch(() => undefined);
    if (token !== undefined && token !== dead) return token;
    // Of all who find it dead, one signs in.
    if (!current || current === former) current = signIn();
    return current;
  };
}

/** The text that an answer in JSON is; null for any other. */
function textIn(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
