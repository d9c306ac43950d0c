import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ErpImage } from '../../../apps/sandbox/src/cypher/erp-product';

/** A server of pictures on loopback. */
export interface PictureServer {
  /** Where it listens, without a slash at its end. */
  readonly address: string;
  /** The picture of this name, as the ERP tells of it; its name is its id and its checksum. */
  picture(name: string, alt?: string): ErpImage;
  close(): void;
}

/** Starts a server that has every picture but those with `missing` in their name. */
export async function startPictureServer(): Promise<PictureServer> {
  const server = createServer((request, response) => {
    response.statusCode = request.url?.includes('missing') === true ? 404 : 200;
    response.end('picture');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    picture: (name, alt = name) => ({
      id: name,
      url: `${address}/${name}.png`,
      alt,
      checksum: name,
    }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
