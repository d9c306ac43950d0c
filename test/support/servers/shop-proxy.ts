import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
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

/**
 * What is answered to a call that is not let through: a page, no more than half of an answer, or
 * nothing.
 */
export type Refusal = 'forbidden' | 'error' | 'page' | 'cut' | 'reset';

/** Something that stands before a shop, as firewalls, plugins and caches do, on loopback. */
export interface ShopProxy {
  readonly url: string;
  /**
   * The shop behind it. Give the proxy's address as its home, since calls are signed for that
   * (fact 1).
   */
  target: string;
  /** Calls with these paths and queries, or with these bodies, are not let through. */
  forbids: (path: string, body: string) => boolean;
  /** What they are answered instead; unless told a page with the status 403, as a firewall does. */
  refusal: Refusal;
  /** Changes answers; null lets them pass as they are. */
  change: ((answer: PassingAnswer) => void) | null;
  /** Paths and queries of the calls that came. */
  readonly calls: string[];
  close(): Promise<void>;
}

/** Starts one that lets everything through. */
export async function startShopProxy(): Promise<ShopProxy> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (call, answer) => {
    void pass(proxy, call, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: ShopProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    forbids: () => false,
    refusal: 'forbidden',
    change: null,
    calls: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function pass(
  proxy: ShopProxy,
  call: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = call;
  const path = decodeURIComponent(url);
  proxy.calls.push(path);
  const body = Buffer.concat(await call.toArray());
  if (proxy.forbids(path, body.toString('utf8'))) {
    refuse(proxy.refusal, answer);
    return;
  }
  const { change } = proxy;
  const onward = forward(proxy.target + url, { method, headers });
  onward.on('response', (response) => {
    const { statusCode: status = 502 } = response;
    if (change === null) response.pipe(answer.writeHead(status, response.headers));
    else
      void changed(response, { method, path, status }, change, answer).catch(() =>
        answer.destroy(),
      );
  });
  onward.on('error', () => answer.destroy());
  onward.end(body);
}

function refuse(refusal: Refusal, answer: ServerResponse): void {
  if (refusal === 'reset') answer.destroy();
  else if (refusal === 'cut')
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"items": [{"id": "');
  else {
    const status = { forbidden: 403, error: 500, page: 200 }[refusal];
    answer.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Not today</h1>');
  }
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
  const passing = {
    ...call,
    headers,
    body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown,
  };
  change(passing);
  answer.sendDate = false;
  answer.writeHead(passing.status, passing.headers).end(JSON.stringify(passing.body));
}

/** Headers of the connection itself, and of the length that a changed body has no more. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
