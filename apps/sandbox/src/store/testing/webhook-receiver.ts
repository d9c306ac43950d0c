import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a shop told. */
export interface ReceivedDelivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody whom a shop tells of changes; `status` is what it answers, `null` nothing at all. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: ReceivedDelivery[];
  status: number | null;
  close(): Promise<void>;
}

/** Starts a receiver on a free port. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    status: 200,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', (request, response) => {
    void text(request).then((body) => {
      receiver.received.push({ headers: request.headers, body });
      if (receiver.status !== null) response.writeHead(receiver.status, { location: '/' }).end();
    });
  });
  return receiver;
}
