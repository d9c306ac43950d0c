import { once } from 'node:events';
import { request, type RequestOptions } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

/** Stands before a shop with TLS, and with a certificate that nobody vouches for. */
export interface TlsDoor {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens one, on loopback. @param target what is behind it */
export async function startTlsDoor(target: string): Promise<TlsDoor> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  const { port } = new URL(target);
  const server = createServer({ key, cert }, (call, answer) => {
    const { method, url, headers } = call;
    const onward: RequestOptions = { host: '127.0.0.1', port, method, path: url, headers };
    call.pipe(
      request(onward, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      }),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
