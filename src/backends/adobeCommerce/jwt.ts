/** What a token tells of itself. It is a hint: nothing is proved by it, and nothing is entrusted to it. */
export interface TokenHint {
  /** From issue to end, in milliseconds; null when it cannot be read, or is none that a token could have. */
  life: number | null;
  /** The token was issued to an admin who acts for the customer. */
  isImpersonated: boolean;
}

/** A hundred years, in milliseconds. */
const longest = 3.16e12;

/** Reads the claims of a signed JWT. What is none (an opaque or encrypted token) tells nothing. */
export function readHint(token: string): TokenHint {
  try {
    const { exp, iat, admin_id } = readClaims(token);
    const life = (Number(exp) - Number(iat)) * 1000;
    const isReadable = typeof exp === 'number' && typeof iat === 'number' && life > 0;
    return {
      life: isReadable && life <= longest ? life : null,
      isImpersonated: Number(admin_id) > 0,
    };
  } catch {
    return { life: null, isImpersonated: false };
  }
}

/** Throws for what is no signed JWT. */
export function readClaims(token: string): Record<string, unknown> {
  const [, payload = ''] = token.split('.');
  const claims: Record<string, unknown> = JSON.parse(
    atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
  );
  return claims;
}
