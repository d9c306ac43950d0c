import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of pictures on loopback. */
export interface PictureServer {
  /** Where it listens, without a slash at its end. */
  readonly address: string;
  close(): void;
}

/** Starts a server that has every picture but those with `missing` in their name. */
export async function startPictureServer(): Promise<PictureServer> {
  const server = createServer((request, response) => {
    response.statusCode = request.url?.includes('missing') === true ? 404 : 200;
    response.end('picture');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
