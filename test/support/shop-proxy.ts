import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the proxy makes of an answer of the shop: its JSON, or the same. */
export type Rewrite = (url: string, json: unknown) => unknown;

/** Something that stands before a shop, as a firewall or a plugin does, on loopback. */
export interface ShopProxy {
  /** Its address, which the shop has to take for its home: that is what is signed. */
  readonly url: string;
  /** Address of the shop behind it. */
  target: string;
  /** Calls with these addresses are answered as a firewall does: 403, with a page. */
  forbids: (url: string) => boolean;
  /** Changes answers on their way. */
  rewrite: Rewrite | null;
  /** Addresses of the calls that came, with their queries. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** Starts one that lets everything through. */
export async function startShopProxy(): Promise<ShopProxy> {
  const proxy = {
    url: '',
    target: '',
    forbids: (_url: string): boolean => false,
    rewrite: null as Rewrite | null,
    calls: [] as string[],
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, (call, answer) => {
    const url = decodeURIComponent(call.url ?? '');
    proxy.calls.push(url);
    if (proxy.forbids(url)) {
      answer.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');
      return;
    }
    const { rewrite } = proxy;
    const onward = forward(proxy.target + (call.url ?? ''), { method: call.method, headers: call.headers });
    onward.on('response', (response) => {
      if (rewrite === null) response.pipe(answer.writeHead(response.statusCode ?? 502, response.headers));
      else void rewritten(response, answer, (json) => rewrite(url, json));
    });
    onward.on('error', () => answer.destroy());
    call.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(proxy, {
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function rewritten(
  response: IncomingMessage,
  answer: ServerResponse,
  change: (json: unknown) => unknown,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { 'content-length': _length, ...headers } = response.headers;
  const body = JSON.stringify(change(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
  answer.writeHead(response.statusCode ?? 502, headers).end(body);
}
