import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { z } from 'zod';
import { contractRoutes } from './contract.routes';
import { Cypher } from './cypher';
import { demoRoutes } from './demo.routes';
import { HeardEvents } from './hearing/heard-events';
import { EventPublisher } from './event-publisher';

const DEFAULT_PRODUCTS = 500;

/** How the double is to be. */
export interface CypherDoubleOptions {
  /** 0 or nothing: any free one. */
  port?: number;
  /** The address to listen on; the loopback one unless told. */
  host?: string;
  /** Where others reach it, for the addresses of pictures; `http://<host>:<port>` unless told. */
  publicUrl?: string | undefined;
  /** What `Authorization: Bearer` has to bear; a random one unless told. */
  token?: string | undefined;
  /** How many demo products it begins with: 500 unless told. */
  products?: number;
  /** Where changes are told; nobody hears of them without. */
  redisUrl?: string | undefined;
  clock?: () => Date;
}

/** A running Cypher double. */
export interface CypherDouble {
  readonly url: string;
  readonly token: string;
  /** The ERP itself: look, edit, publish, set faults, count calls. */
  readonly cypher: Cypher;
  close(): Promise<void>;
}

/**
 * Starts an ERP that serves the contract (docs/erp.md) from a demo catalogue and tells its changes
 * on Redis.
 * @throws Error (`EADDRINUSE`) when the port is taken.
 */
export async function startCypherDouble(options: CypherDoubleOptions = {}): Promise<CypherDouble> {
  const host = options.host ?? '127.0.0.1';
  const token = options.token ?? randomBytes(18).toString('base64url');
  const server = createServer({ keepAliveTimeout: 60_000 });
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const publisher = new EventPublisher(options.redisUrl);
  const heard = new HeardEvents(options.redisUrl);
  const clock = options.clock ?? (() => new Date());
  const pictureUrl = `${options.publicUrl ?? url}/images`;
  const cypher = new Cypher(pictureUrl, publisher, clock, options.products ?? DEFAULT_PRODUCTS);
  // Only now, as the catalogue has to know its own address.
  server.on('request', createApp(cypher, heard, token));
  return {
    url,
    token,
    cypher,
    close: async () => {
      publisher.close();
      heard.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function createApp(cypher: Cypher, heard: HeardEvents, token: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.json({ limit: '200mb' }));
  app.get('/demo/heard', (request, response) => {
    const { channel } = request.query;
    response.json({ items: heard.last(typeof channel === 'string' ? channel : undefined) });
  });
  app.use(contractRoutes(cypher, token), demoRoutes(cypher));
  app.use((request, response) => {
    response.status(404).json({ error: `No route ${request.method} ${request.path}` });
  });
  app.use(answerError);
  return app;
}

// Express tells an error handler by its four parameters.
const answerError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof z.ZodError) {
    const problems = error.issues.map(
      ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
    );
    response.status(400).json({ error: problems.join('; ') });
    return;
  }
  const { status, message } = error as { status?: number; message?: string };
  response.status(status ?? 500).json({ error: message ?? 'Something went wrong' });
};
