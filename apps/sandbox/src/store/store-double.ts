import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { AttributeRoutes } from './attribute.routes';
import { Behaviours, type BehaviourName } from './behaviours';
import { CategoryRoutes } from './category.routes';
import { controlRoutes } from './control.routes';
import { appliesFirst, showFault } from './fault-injection';
import { FaultRules, type FaultRule } from './fault-rules';
import { ImageLibrary } from './image-library';
import { Journal } from './journal';
import { OrderRoutes } from './order.routes';
import { ProductRoutes } from './product.routes';
import { ProductWriter } from './product-writer';
import { StoreAuth, type StoreKey } from './store-auth';
import { StoreCatalogue } from './store-catalogue';
import { callOf, type Answer, type StoreContext } from './store-context';
import { StoreError } from './store-error';
import { StoreOrders } from './store-orders';
import { VariationRoutes } from './variation.routes';
import { TIME_MODELS, Workers, type TimeModelName } from './time-model';

/** How a double is to be. */
export interface StoreDoubleOptions {
  /** 0, or left out, for any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly preset?: TimeModelName;
  readonly keys?: readonly StoreKey[];
  /** Whether it is told that it stands behind TLS: then Basic works and OAuth does not. */
  readonly behindTls?: boolean;
  /** What it does not do as WooCommerce does. */
  readonly off?: readonly BehaviourName[];
}

/** A running WooCommerce double, with its insides for tests. */
export interface StoreDouble extends StoreContext {
  readonly url: string;
  readonly keys: readonly StoreKey[];
  close(): Promise<void>;
}

/** The key that a double has unless it is given others. */
export const DEMO_KEY: StoreKey = { key: 'ck_demo', secret: 'cs_demo', permissions: 'read_write' };

const LONGEST_NAME = 65_535;

const API = '/wp-json/wc/v3';

type Route = (request: Request, response: Response) => Answer | Promise<Answer>;

/** Starts a WooCommerce double; `_control` beside its API tells it how to behave. */
export async function startStoreDouble(options: StoreDoubleOptions = {}): Promise<StoreDouble> {
  const catalogue = new StoreCatalogue();
  const library = new ImageLibrary(catalogue);
  const keys = options.keys ?? [DEMO_KEY];
  const context: StoreContext = {
    catalogue,
    library,
    writer: new ProductWriter(catalogue, library, Date.now),
    orders: new StoreOrders(() => catalogue.nextId()),
    journal: new Journal(),
    faults: new FaultRules(),
    workers: new Workers(TIME_MODELS[options.preset ?? 'measured']),
    behaviours: new Behaviours(options.off),
    maxBatch: 100,
    variationsOfManyParents: true,
    currency: 'RON',
    crashes: ({ name }) => typeof name === 'string' && name.length > LONGEST_NAME,
  };
  const server = createServer();
  let url = '';
  const auth = new StoreAuth(keys, options.behindTls ?? false, () => url);
  server.on('request', storeApp(context, auth));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  url = `http://${options.host ?? '127.0.0.1'}:${(server.address() as AddressInfo).port}`;
  return Object.assign(context, {
    url,
    keys,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function storeApp(context: StoreContext, auth: StoreAuth): Express {
  const app = express().disable('x-powered-by').disable('etag');
  // PHP takes the last of a parameter that is given twice, as WooCommerce's own client does.
  app.set('query parser', (query: string) => Object.fromEntries(new URLSearchParams(query)));
  app.use('/_control', controlRoutes(context));
  app.get('/', (_request, response) => {
    response.json({ name: 'WooCommerce double', products: context.catalogue.products.size });
  });
  app.use(API, express.json({ limit: '50mb' }));
  const serve =
    (route: Route) =>
    async (request: Request, response: Response): Promise<void> => {
      auth.check(request);
      await answerCall(context, route, request, response);
    };
  const [attributes, variations, products, categories, orders] = [
    new AttributeRoutes(context),
    new VariationRoutes(context),
    new ProductRoutes(context),
    new CategoryRoutes(context),
    new OrderRoutes(context),
  ];
  app.get(
    `${API}/data/currencies/current`,
    serve(() => ({ body: { code: context.currency, name: context.currency, symbol: context.currency } })),
  );
  app.get(
    `${API}/products/attributes`,
    serve(() => attributes.list()),
  );
  app.post(
    `${API}/products/attributes`,
    serve((request, response) => attributes.create(request, response)),
  );
  app.get(
    `${API}/products/attributes/:id/terms`,
    serve((request) => attributes.terms(request)),
  );
  app.post(
    `${API}/products/attributes/:id/terms`,
    serve((request, response) => attributes.createTerm(request, response)),
  );
  app.post(
    `${API}/products/attributes/:id/terms/batch`,
    serve((request, response) => attributes.batchTerms(request, response)),
  );
  app.get(
    `${API}/variations`,
    serve((request) => variations.listAll(request)),
  );
  app.get(
    `${API}/products/:id/variations`,
    serve((request) => variations.list(request)),
  );
  app.post(
    `${API}/products/:id/variations`,
    serve((request, response) => variations.create(request, response)),
  );
  app.post(
    `${API}/products/:id/variations/batch`,
    serve((request, response) => variations.batch(request, response)),
  );
  app.get(
    `${API}/products/:id/variations/:variation`,
    serve((request) => variations.get(request)),
  );
  app.put(
    `${API}/products/:id/variations/:variation`,
    serve((request, response) => variations.update(request, response)),
  );
  app.delete(
    `${API}/products/:id/variations/:variation`,
    serve((request, response) => variations.remove(request, response)),
  );
  app.get(
    `${API}/products/categories`,
    serve((request) => categories.list(request)),
  );
  app.post(
    `${API}/products/categories`,
    serve((request, response) => categories.create(request, response)),
  );
  app.put(
    `${API}/products/categories/:id`,
    serve((request, response) => categories.update(request, response)),
  );
  app.post(
    `${API}/products/batch`,
    serve((request, response) => products.batch(request, response)),
  );
  app.get(
    `${API}/products`,
    serve((request) => products.list(request)),
  );
  app.post(
    `${API}/products`,
    serve((request, response) => products.create(request, response)),
  );
  app.get(
    `${API}/products/:id`,
    serve((request) => products.get(request)),
  );
  app.put(
    `${API}/products/:id`,
    serve((request, response) => products.update(request, response)),
  );
  app.delete(
    `${API}/products/:id`,
    serve((request, response) => products.remove(request, response)),
  );
  app.get(
    `${API}/orders`,
    serve((request) => orders.list(request)),
  );
  app.put(
    `${API}/orders/:id`,
    serve((request, response) => orders.update(request, response)),
  );
  app.use(() => {
    throw new StoreError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
  });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const known =
      error instanceof StoreError
        ? error
        : new StoreError(400, 'rest_invalid_json', 'Invalid JSON body passed.');
    response.status(known.status).json(known.body());
  });
  return app;
}

async function answerCall(
  context: StoreContext,
  route: Route,
  request: Request,
  response: Response,
): Promise<void> {
  const path = request.originalUrl.split('?')[0]?.slice(API.length) ?? '';
  const call = context.journal.open(request.method, path, writesIn(request));
  response.locals = { call };
  response.once('close', () => {
    callOf(response).endedAt = Date.now();
    callOf(response).status = response.statusCode;
  });
  const fault = context.faults.strike(request.method, path);
  if (fault !== null && !appliesFirst(fault)) {
    showFault(fault, response, '');
    return;
  }
  const answer = await context.workers.run(async () => {
    const result = await route(request, response);
    return { result, costMs: result.costMs ?? 0 };
  });
  finish(answer, fault, response);
}

function finish(answer: Answer, fault: FaultRule | null, response: Response): void {
  if (fault !== null) showFault(fault, response, JSON.stringify(answer.body));
  else
    response
      .status(answer.status ?? 200)
      .set(answer.headers ?? {})
      .json(answer.body);
}

function writesIn(request: Request): number {
  if (request.method === 'GET') return 0;
  const body = (request.body ?? {}) as Record<string, unknown[] | undefined>;
  if (!request.path.endsWith('/batch')) return 1;
  return ['create', 'update', 'delete'].reduce((sum, part) => sum + (body[part]?.length ?? 0), 0);
}
