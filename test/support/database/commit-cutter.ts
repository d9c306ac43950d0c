import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Where a connection breaks: before the server hears the commit, or after it has carried it out and
 * before it says so.
 */
export type Cut = 'before the commit' | 'after the commit';

/** A door before a PostgreSQL server that breaks connections at commits. */
export interface CommitCutter {
  /** The server's address, by way of the door. */
  readonly url: string;
  /** Breaks the next connection that commits, and no other. */
  cutNext(cut: Cut): void;
  /** How many were broken. */
  readonly cuts: number;
  close(): Promise<void>;
}

const COMMIT = Buffer.from('COMMIT\0');

/** Puts such a door before the server at this address. */
export async function startCommitCutter(targetUrl: string): Promise<CommitCutter> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let next: Cut | null = null;
  let cuts = 0;
  const server = createServer((client) => {
    const postgres = connect(Number(target.port), target.hostname);
    let isCutAtAnswer = false;
    const cut = (): void => {
      cuts += 1;
      client.destroy();
      postgres.destroy();
    };
    client.on('data', (chunk) => {
      if (next === null || !chunk.includes(COMMIT)) {
        postgres.write(chunk);
        return;
      }
      const wanted = next;
      next = null;
      if (wanted === 'before the commit') {
        cut();
        return;
      }
      isCutAtAnswer = true;
      postgres.write(chunk);
    });
    postgres.on('data', (chunk) => {
      if (isCutAtAnswer) cut();
      else client.write(chunk);
    });
    for (const [socket, other] of [
      [client, postgres],
      [postgres, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(targetUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutNext: (cut) => {
      next = cut;
    },
    get cuts() {
      return cuts;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
