import type { OperationResult } from '@urql/core';
import type { Outcome } from '../../auth/errors.js';
import type { Grant } from '../../auth/session.js';
import type { Answer, Payload } from './documents.js';
import { topLevelFailure, userErrorFailure } from './errors.js';

/** What `take` finds in a mutation's payload; what the shop complains of where it finds nothing, without the secrets in its words. */
export function outcomeOf<Data, Field extends string = never>(
  result: OperationResult<Answer>,
  name: string,
  secrets: readonly string[],
  take: (payload: Payload) => Data | null | undefined | '',
  fields: readonly Field[] = [],
): Outcome<Data, Field> {
  const payload = result.data?.[name];
  const errors = payload?.customerUserErrors ?? payload?.userErrors ?? [];
  if (errors.length) return userErrorFailure(errors, fields, secrets);
  const data = payload && take(payload);
  return data ? { ok: true, data } : topLevelFailure(result, secrets);
}

/** The grant in a payload; nothing where it has none. */
export const grantOf = ({ customerAccessToken }: Payload): Grant | null | undefined | '' => {
  const { accessToken, expiresAt } = customerAccessToken ?? {};
  return accessToken && { token: accessToken, life: Date.parse(expiresAt ?? '') - Date.now() };
};
