import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door before a TCP service, such as Redis, that a test can shut. */
export interface TcpGate {
  /** The service's address, by way of the gate. */
  readonly url: string;
  /** Cuts what is connected, and takes nobody in. */
  shut(): Promise<void>;
  /**
   * Leaves what is connected, and lets nothing through: as a network does that swallows packets.
   */
  hold(): void;
  /** Keeps every packet of an answer back for so many ms; 0 ends it. */
  lag(ms: number): void;
  /** Lets everybody through again. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Puts a gate before the service at this address. It is open. */
export async function startTcpGate(targetUrl: string): Promise<TcpGate> {
  const { hostname, port: targetPort } = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let isHeld = false;
  let lagMs = 0;
  const server = createServer((client) => {
    const service = connect(Number(targetPort), hostname);
    for (const [from, to] of [
      [client, service],
      [service, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (isHeld) return;
        if (lagMs === 0 || from === client) to.write(chunk);
        // Timers of one length fire in the order in which they were set: packets keep theirs.
        else setTimeout(() => !to.destroyed && to.write(chunk), lagMs);
      });
      from.on('error', () => from.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(targetUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href.replace(/\/$/, ''),
    shut: cut,
    hold: () => {
      isHeld = true;
    },
    lag: (ms) => {
      lagMs = ms;
    },
    open: async () => {
      // What was swallowed is lost: whoever waits for it has to begin anew.
      if (isHeld) for (const socket of sockets) socket.destroy();
      isHeld = false;
      if (!server.listening) await listen(port);
    },
    close: cut,
  };
}
