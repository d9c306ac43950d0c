import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StoreAuth } from './access/store-auth';
import { DEMO_USERS } from './access/shop-user';
import { DEMO_KEY, type StoreKey } from './access/store-key';
import { approvalRoutes } from './approvals/approval.routes';
import { newStore } from './new-store';
import { resourcesOf } from './http/resources';
import { storeApp } from './http/store-app';
import type { StoreContext } from './store-context';
import type { StoreDoubleOptions } from './store-options';

/** A running WooCommerce double, with its insides for tests. */
export interface StoreDouble extends StoreContext {
  readonly url: string;
  readonly keys: readonly StoreKey[];
  close(): Promise<void>;
}

/** Starts a WooCommerce double; `_control` beside its API tells it how to behave. */
export async function startStoreDouble(options: StoreDoubleOptions = {}): Promise<StoreDouble> {
  let url = '';
  // Behind TLS the address is the proxy's.
  const ownUrl = (): string => (context.behindTls ? url.replace('http:', 'https:') : url);
  const context = newStore(options, () => options.homeUrl ?? ownUrl());
  const keys = [...(options.keys ?? [DEMO_KEY])];
  const server = createServer({ keepAliveTimeout: 60_000 });
  const approvals = approvalRoutes(context, keys, options.users ?? DEMO_USERS);
  server.on(
    'request',
    storeApp(context, new StoreAuth(keys, context), resourcesOf(context), approvals),
  );
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, host, resolve);
  });
  url = `http://${host}:${(server.address() as AddressInfo).port}`;
  return Object.assign(context, {
    url,
    keys,
    close: async () => {
      server.closeAllConnections();
      context.visitors.stay();
      await Promise.all([
        new Promise((resolve) => server.close(resolve)),
        context.webhooks.queue.close(),
      ]);
    },
  });
}
