import type { SessionHost } from '../auth/host.js';
import { withPatience } from '../auth/patience.js';
import { signedOut } from '../auth/session.js';
import type { Send } from '../backends/backend.js';

/** Asks the server whether a token is dead, once for all who want to know. Until it says so, it is not. */
export function tokenQuestions(
  host: SessionHost,
  inquire: Send,
): (token: string) => Promise<boolean> {
  const questions = new Map<string, Promise<boolean>>();

  return (token) => {
    const asked = questions.get(token);
    if (asked) return asked;
    let isDead = false;
    let isAwaited = true;
    const verdict = host.backend.isDead(inquire, token).then((answer) => {
      isDead = answer;
      // Those who asked have gone on; the session is over all the same.
      if (isDead && !isAwaited && host.current().token === token) {
        host.hold(signedOut('rejected'), true)();
      }
    });
    const question = withPatience(verdict).then(() => {
      isAwaited = false;
      questions.delete(token);
      return isDead;
    });
    questions.set(token, question);
    return question;
  };
}
