import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer of the shop on its way; what is changed of it is what arrives. */
export interface PassingAnswer {
  readonly method: string;
  /** Path and query of the call. */
  readonly path: string;
  status: number;
  headers: Record<string, string>;
  /** The parsed JSON. */
  body: unknown;
}

/** Something that stands before a shop, as firewalls, plugins and caches do, on loopback. */
export interface ShopProxy {
  readonly url: string;
  /**
   * The shop behind it. Give the proxy's address as its home, since calls are signed for that
   * (facts.md 1).
   */
  target: string;
  /** Calls with these paths and queries are answered as a firewall does: 403, with a page. */
  forbids: (path: string) => boolean;
  /** Changes answers; null lets them pass as they are. */
  change: ((answer: PassingAnswer) => void) | null;
  /** Paths and queries of the calls that came. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** Starts one that lets everything through. */
export async function startShopProxy(): Promise<ShopProxy> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (call, answer) => {
    pass(proxy, call, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: ShopProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    forbids: () => false,
    change: null,
    calls: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function pass(proxy: ShopProxy, call: IncomingMessage, answer: ServerResponse): void {
  const { method = 'GET', url = '/', headers } = call;
  const path = decodeURIComponent(url);
  proxy.calls.push(path);
  if (proxy.forbids(path)) {
    answer.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');
    return;
  }
  const { change } = proxy;
  const onward = forward(proxy.target + url, { method, headers });
  onward.on('response', (response) => {
    const { statusCode: status = 502 } = response;
    if (change === null) response.pipe(answer.writeHead(status, response.headers));
    else void changed(response, { method, path, status }, change, answer).catch(() => answer.destroy());
  });
  onward.on('error', () => answer.destroy());
  call.pipe(onward);
}

async function changed(
  response: IncomingMessage,
  call: Pick<PassingAnswer, 'method' | 'path' | 'status'>,
  change: (answer: PassingAnswer) => void,
  answer: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const headers: Record<string, string> = Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      HOP_BY_HOP.has(name) ? [] : [[name, String(value)]],
    ),
  );
  const passing = { ...call, headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  change(passing);
  answer.sendDate = false;
  answer.writeHead(passing.status, passing.headers).end(JSON.stringify(passing.body));
}

/** Headers of the connection itself, and of the length that a changed body has no more. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
