import { propertiesOf, type CodeRefusal, type RequestCode } from './codeRequest.js';
import { isEmail, type ReceivedHandover } from './handover.js';
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
    if (!isEmail(email) || typeof reason !== 'string') {
      take('damaged');
      return;
    }
    const say = (news: FromStorefront) => port.postMessage(news);
    take({
      email,
      reason,
      origin,
      expiresAt: null,
      requestCode: (_, signal) => (isGone() ? Promise.resolve(gone) : codeBy(port, signal)),
      tell: say,
    });
  }

  window.addEventListener('message', hear);
  // Without a secret: whoever has opened this page knows which one it is.
  panel.postMessage(ready, '*');
  return () => window.removeEventListener('message', hear);
}

/** Gets a code from the page at the other end. */
const codeBy = (port: MessagePort, signal: AbortSignal): ReturnType<RequestCode> =>
  new Promise((resolve) => {
    const late = setTimeout(() => resolve(gone), patience);
    const stop = () => clearTimeout(late);
    signal.addEventListener('abort', stop);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      stop();
      resolve(readReply(propertiesOf(data)));
    };
    const ask: FromStorefront = { type: 'confirmed' };
    port.postMessage(ask);
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
      kind: String(kind),
      code: String(why),
      message: String(message),
      field: field === 'email' || field === 'reason' ? field : undefined,
      retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    },
  };
}

const gone: CodeRefusal = {
  error: {
    kind: 'network',
    code: 'HANDOVER_GONE',
    message: 'The page that has handed this over does not answer. It may have been closed.',
  },
};
