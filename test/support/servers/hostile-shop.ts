import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a hostile shop repeats what it was told. */
export type Echo =
  'redirect' | 'unauthorized' | 'refusal' | 'html' | 'crash' | 'item-error' | 'too-many';

/**
 * A shop that repeats our key, our secret and everything of our call wherever an answer has room
 * for words.
 */
export interface HostileShop {
  readonly url: string;
  echo: Echo;
  /** Calls for products that it has answered. */
  heard: number;
  close(): Promise<void>;
}

/** Starts one that knows these secrets. */
export async function startHostileShop(secrets: readonly string[]): Promise<HostileShop> {
  const shop = { url: '', echo: 'redirect' as Echo, heard: 0 };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        if (request.url?.includes('/products') === true) shop.heard += 1;
        answer(shop.echo, whatWasSaid(request, secrets), request, response);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(shop, {
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function whatWasSaid(request: IncomingMessage, secrets: readonly string[]): string {
  const basic = Buffer.from(secrets.join(':')).toString('base64');
  return `${request.url ?? ''} ${JSON.stringify(request.headers)} ${secrets.join(' ')} Basic ${basic}`;
}

function answer(
  echo: Echo,
  said: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const json = (status: number, body: unknown): void => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-said': encodeURIComponent(said),
    });
    response.end(JSON.stringify(body));
  };
  switch (echo) {
    case 'redirect':
      response
        .writeHead(301, { location: `https://elsewhere.example${request.url ?? ''}#${said}` })
        .end();
      return;
    case 'unauthorized':
      json(401, {
        code: 'woocommerce_rest_authentication_error',
        message: said,
        data: { status: 401 },
      });
      return;
    case 'refusal':
      json(400, {
        code: 'rest_invalid_param',
        message: said,
        data: { status: 400, params: { sku: said } },
      });
      return;
    case 'crash':
      json(500, { code: 'internal_server_error', message: said, data: { status: 500 } });
      return;
    case 'too-many':
      response.writeHead(429, { 'content-type': 'text/plain', 'retry-after': '0' }).end(said);
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${said}</h1>`);
      return;
    case 'item-error': {
      if (request.url?.includes('/data/currencies') === true) {
        json(404, { code: 'rest_no_route', message: 'No such route', data: { status: 404 } });
        return;
      }
      if (request.method === 'GET') {
        json(200, []);
        return;
      }
      const error = {
        code: 'woocommerce_rest_cannot_create',
        message: said,
        data: { status: 400 },
      };
      json(200, { create: [{ id: 0, error }] });
      return;
    }
  }
}
