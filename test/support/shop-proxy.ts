import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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

/** Something before a shop that changes its answers, as plugins, caches and proxies do. */
export interface ShopProxy {
  readonly url: string;
  /**
   * The shop behind it. Give the proxy's address as its home, since calls are signed for that
   * (facts.md 1).
   */
  target: string;
  /** Changes an answer; nothing unless set. */
  change: (answer: PassingAnswer) => void;
  close(): Promise<void>;
}

/** Starts one on loopback. */
export async function startShopProxy(): Promise<ShopProxy> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void pass(proxy, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: ShopProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    change: () => undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function pass(proxy: ShopProxy, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url: path = '/' } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { 'content-type': contentType = 'application/json', authorization } = request.headers;
  const reply = await fetch(proxy.target + path, {
    method,
    redirect: 'manual',
    headers: { 'content-type': contentType, ...(authorization === undefined ? {} : { authorization }) },
    ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
  });
  const { status } = reply;
  const headers = Object.fromEntries([...reply.headers].filter(([name]) => !HOP_BY_HOP.has(name)));
  const answer: PassingAnswer = { method, path, status, headers, body: await reply.json() };
  proxy.change(answer);
  response.sendDate = false;
  response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
}

/** Headers of the connection itself, and of the length that a changed body has no more. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
