import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a shop sent, as it came. */
export interface SentDelivery {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What becomes of a delivery: `pass` takes it to the service; `lose` tells the shop that it came,
 * `refuse` that it did not; `twice` takes it there two times; `hold` keeps it.
 */
export type Fate = 'pass' | 'lose' | 'refuse' | 'twice' | 'hold';

/** The way from a shop to the service, on loopback: PUBLIC_URL is where it begins. */
export interface WebhookRoad {
  readonly url: string;
  /** Where the service is now; null for nowhere. */
  target: () => string | null;
  /** Decides what becomes of each delivery; pings of new webhooks pass. */
  fate: (delivery: SentDelivery) => Fate;
  /** All that the shop sent, pings included. */
  readonly sent: SentDelivery[];
  /** What is kept, in the order in which it came. */
  readonly held: SentDelivery[];
  /** Takes a delivery to the service. Answers its status; 503 where it is nowhere. */
  take(delivery: SentDelivery): Promise<number>;
  close(): Promise<void>;
}

/** Opens a road on a free port. */
export async function openWebhookRoad(): Promise<WebhookRoad> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const road: WebhookRoad = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: () => null,
    fate: () => 'pass',
    sent: [],
    held: [],
    take: (delivery) => takeTo(road.target(), delivery),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', (request, response) => {
    void readDelivery(request)
      .then((delivery) => travel(road, delivery))
      .then((status) => response.writeHead(status).end());
  });
  return road;
}

/** Answers the status that the shop gets. */
async function travel(road: WebhookRoad, delivery: SentDelivery): Promise<number> {
  road.sent.push(delivery);
  const isPing = delivery.headers['x-wc-webhook-topic'] === undefined;
  const fate = isPing ? 'pass' : road.fate(delivery);
  if (fate === 'lose') return 200;
  if (fate === 'refuse') return 503;
  if (fate === 'hold') {
    road.held.push(delivery);
    return 200;
  }
  if (fate === 'twice') await road.take(delivery);
  return road.take(delivery);
}

async function takeTo(target: string | null, delivery: SentDelivery): Promise<number> {
  if (target === null) return 503;
  try {
    const { path, headers, body } = delivery;
    const answer = await fetch(target + path, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 503;
  }
}

async function readDelivery(request: IncomingMessage): Promise<SentDelivery> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && /^(?:content-type|x-wc-.*)$/.test(entry[0]),
    ),
  );
  return { path: request.url ?? '/', headers, body: await buffer(request) };
}
