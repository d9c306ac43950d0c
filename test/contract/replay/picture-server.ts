import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * A host of pictures as the recordings had one: some are there, some are missing, one is no
 * picture.
 */
export interface PictureServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a host of pictures on a free port. */
export async function startPictureServer(): Promise<PictureServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/missing')) response.writeHead(404).end();
    else if (path.startsWith('/html'))
      response.setHeader('content-type', 'image/png').end('<!doctype html><p>no picture</p>');
    else response.setHeader('content-type', 'image/png').end(PIXEL);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
