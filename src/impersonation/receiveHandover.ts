import { randomId } from '../auth/session.js';
import { propertiesOf, type CodeRefusal, type RequestCode } from './codeRequest.js';
import { damaged, isEmail, type HandoverNews, type ReceivedHandover } from './handover.js';
import { ready, type FromStorefront } from './handoverPort.js';

/** How long the panel may take to get a code, in milliseconds. */
const patience = 20_000;

/**
 * Tells the window that has opened this one that this page takes handovers from pages of these origins, and hears of the one that it has.
 * Returns how to stop hearing.
 */
export function receiveHandover(
  origins: readonly string[],
  take: (handover: ReceivedHandover) => void,
): () => void {
  const panel: Window | null = window.opener;
  if (!panel || !origins.length) return () => {};
  const isGone = () => panel.closed;

  function hear({ source, origin, data, ports }: MessageEvent<unknown>) {
    const { type, email, reason } = propertiesOf(data);
    const [port] = ports;
    if (source !== panel || !origins.includes(origin) || !port) return;
    if (type !== 'react-customer-auth: handover') return;
    const tell = (news: HandoverNews) => {
      say(port, news);
      // What else is in this tab from now on has no hold on the panel.
      if (news.type === 'signedIn') window.opener = null;
    };
    take(
      isEmail(email) && typeof reason === 'string'
        ? {
            isDamaged: false,
            id: randomId(),
            email,
            reason,
            origin,
            expiresAt: null,
            requestCode: (_, signal) => (isGone() ? Promise.resolve(gone) : codeBy(port, signal)),
            tell,
          }
        : damaged(tell),
    );
  }

  window.addEventListener('message', hear);
  // Without a secret: whoever has opened this page knows which one it is.
  panel.postMessage(ready, '*');
  return () => window.removeEventListener('message', hear);
}

const say = (port: MessagePort, news: FromStorefront) => port.postMessage(news);

/** Gets a code from the page at the other end. */
const codeBy = (port: MessagePort, signal: AbortSignal): ReturnType<RequestCode> =>
  new Promise((resolve) => {
    const settle = (reply: Awaited<ReturnType<RequestCode>>) => {
      clearTimeout(late);
      signal.removeEventListener('abort', giveUp);
      resolve(reply);
    };
    const giveUp = () => settle(gone);
    const late = setTimeout(giveUp, patience);
    signal.addEventListener('abort', giveUp);
    port.onmessage = ({ data }: MessageEvent<unknown>) => settle(readReply(propertiesOf(data)));
    say(port, { type: 'confirmed' });
  });

function readReply({
  code,
  token,
  error,
}: Record<string, unknown>): Awaited<ReturnType<RequestCode>> {
  if (typeof code === 'string' && code) return { code };
  if (typeof token === 'string' && token) return { token };
  const { kind, code: why, message, field, retryAfter } = propertiesOf(error);
  return {
    error: {
      kind: textOf(kind),
      code: textOf(why),
      message: textOf(message),
      field: field === 'email' || field === 'reason' ? field : undefined,
      retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    },
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const gone: CodeRefusal = {
  error: {
    kind: 'network',
    code: 'HANDOVER_GONE',
    message: 'The page that has handed this over does not answer. It may have been closed.',
  },
};
