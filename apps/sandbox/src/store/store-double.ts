import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Behaviours, type BehaviourName } from './behaviours';
import { FaultRules } from './fault-rules';
import { ImageLibrary } from './products/image-library';
import { Journal } from './journal';
import { ProductWriter } from './products/product-writer';
import { resourcesOf } from './resources';
import { shopSettings, type ShopSettings } from './shop-settings';
import { storeApp } from './store-app';
import { StoreAuth, type StoreKey } from './store-auth';
import { StoreCatalogue } from './store-catalogue';
import type { Shop } from './shop';
import type { StoreContext } from './store-context';
import { StoreOrders } from './store-orders';
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
  readonly settings?: Partial<ShopSettings>;
  /** The shop's clock, in milliseconds; the machine's, when it is left out. */
  readonly now?: () => number;
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

/** Starts a WooCommerce double; `_control` beside its API tells it how to behave. */
export async function startStoreDouble(options: StoreDoubleOptions = {}): Promise<StoreDouble> {
  const keys = options.keys ?? [DEMO_KEY];
  const now = options.now ?? Date.now;
  let url = '';
  const settings = shopSettings.parse(options.settings ?? {});
  const behaviours = new Behaviours(options.off);
  const catalogue = new StoreCatalogue(behaviours);
  const shop: Shop = {
    catalogue,
    library: new ImageLibrary({ behaviours, settings, now, nextId: () => catalogue.nextId() }),
    behaviours,
    settings,
    now,
    homeUrl: () => (options.behindTls === true ? url.replace('http:', 'https:') : url),
  };
  const context: StoreContext = {
    ...shop,
    writer: new ProductWriter(shop),
    orders: new StoreOrders(() => catalogue.nextId()),
    journal: new Journal(),
    faults: new FaultRules(),
    workers: new Workers(TIME_MODELS[options.preset ?? 'measured']),
    maxBatch: 100,
    variationsOfManyParents: true,
    crashes: ({ name }) => typeof name === 'string' && name.length > LONGEST_NAME,
  };
  const server = createServer();
  const auth = new StoreAuth(keys, options.behindTls ?? false, () => url);
  server.on('request', storeApp(context, auth, resourcesOf(context)));
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
