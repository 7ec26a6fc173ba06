import type { BackendActions } from '../backends/actions.js';
import { attempt, fail, type Failure, type Outcome } from './errors.js';
import type { SessionHost } from './host.js';

/** Does what only some backends offer, or says how to have it. */
export async function offered<Name extends keyof BackendActions, Data, Field extends string>(
  { backend }: SessionHost,
  name: Name,
  act: (action: NonNullable<BackendActions[Name]>) => Promise<Outcome<Data, Field>>,
): Promise<Outcome<Data, Field>> {
  const action: BackendActions[Name] = backend[name];
  return action ? attempt(() => act(action)) : missing(name);
}

/** That a backend was made without an action. */
export const missing = (name: keyof BackendActions): Failure =>
  fail(
    'unsupported',
    process.env.NODE_ENV !== 'production' &&
      `This backend was made without ${name}. Where the server can do it, import ${name} from the backend's entry of this package, and name it when the backend is made: { actions: [${name}] }.`,
  );
