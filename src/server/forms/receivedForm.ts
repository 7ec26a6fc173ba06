import type { FormAction } from '../../auth/formsState.js';
import { safeReturnPath } from '../../auth/returnPath.js';
import { Refusal } from '../answer.js';
import { receiveText, type Limits } from '../guard.js';

/** A form as a browser has sent it by itself. */
export interface ReceivedForm {
  action: FormAction;
  /** The page that it is on: a path of this site, whatever was sent. */
  page: string;
  /** What was entered under a name; empty for nothing. */
  value: (name: string) => string;
}

const actions: readonly FormAction[] = ['login', 'logout', 'recover', 'reset'];

/** Reads a form; throws a {@link Refusal} for anything else. */
export async function receiveForm(
  request: Request,
  limits: Pick<Limits, 'requestBytes' | 'timeout'>,
): Promise<ReceivedForm> {
  if (request.method !== 'POST') {
    throw new Refusal(405, 'Forms are sent here by POST.', { Allow: 'POST' });
  }
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    throw new Refusal(415, 'A form is sent as application/x-www-form-urlencoded.');
  }
  const entered = new URLSearchParams(await receiveText(request, limits));
  const value = (name: string) => entered.get(name) ?? '';
  const action = actions.find((one) => one === value('action'));
  if (!action) {
    throw new Refusal(400, `The action of a form is one of ${actions.join(', ')}.`);
  }
  return { action, page: safeReturnPath(value('page')), value };
}
