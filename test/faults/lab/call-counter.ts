import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that nobody should call, and that counts who does. */
export interface CallCounter {
  readonly url: string;
  /** Calls that it got. */
  calls: number;
  close(): Promise<void>;
}

/** Starts one on loopback. */
export async function startCounter(): Promise<CallCounter> {
  const server = createServer((_call, answer) => {
    counter.calls += 1;
    answer.end('[]');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const counter: CallCounter = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return counter;
}
