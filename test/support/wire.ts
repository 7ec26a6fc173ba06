import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A way to a server that keeps every byte that goes by. */
export interface Wire {
  /** The address to come by in the place of the server's own. */
  url: string;
  /** Everything that the server has sent: status lines, headers, bodies. */
  received: () => string;
  /** Everything that was sent to it. */
  sent: () => string;
  cut: () => void;
}

/** Listens in on the way to an HTTP server of this machine. */
export async function tapWire(url: string): Promise<Wire> {
  const port = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  const received: Buffer[] = [];
  const sent: Buffer[] = [];
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to, kept] of [
      [near, far, sent],
      [far, near, received],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk: Buffer) => kept.push(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!isNetwork(address)) throw new Error('The wire has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received: () => Buffer.concat(received).toString('latin1'),
    sent: () => Buffer.concat(sent).toString('latin1'),
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const isNetwork = (address: unknown): address is AddressInfo =>
  typeof address === 'object' && address !== null && 'port' in address;
