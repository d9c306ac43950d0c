import { Logger, type INestApplication } from '@nestjs/common';
import { StoreClients } from '../../application/ports/store-client.port';
import type { KillOrder } from './kill-order';
import { KILL_PORTS, type KillPort } from './kill-points';
import { SHOP_TOPICS } from './shop-topics';

/** What sends this process a signal. */
type Kill = (signal: NodeJS.Signals) => void;

const killThisProcess: Kill = (signal) => {
  process.kill(process.pid, signal);
};

/**
 * Makes this process send itself a signal at a named place, once, for a laboratory of faults. Only
 * the adapters that the application has are changed, and of them one method.
 */
export function armKillPoint(
  app: INestApplication,
  order: KillOrder,
  kill = killThisProcess,
): void {
  const pass = countdown(order, kill);
  for (const adapter of adaptersOf(app, order)) patch(adapter, order, pass);
  const { port, method, side, nth, signal } = order;
  new Logger('KillPoint').warn(
    `KILL_POINT is armed: this process gets ${signal} ${side} call ${nth} of ${port}.${method}`,
  );
}

function adaptersOf(app: INestApplication, { port }: KillOrder): readonly object[] {
  if (!isOfShop(port)) return [app.get<object>(KILL_PORTS[port])];
  const clients = app.get(StoreClients);
  return clients.ids().map((storeId) => clients.get(storeId)[SHOP_TOPICS[port]]);
}

function isOfShop(port: KillPort): port is keyof typeof SHOP_TOPICS {
  return port in SHOP_TOPICS;
}

/** To be called at each passing, of whichever adapter; fires at the nth alone. */
function countdown({ nth, signal }: KillOrder, kill: Kill): () => void {
  let passed = 0;
  return () => {
    passed += 1;
    if (passed === nth) kill(signal);
  };
}

function patch(adapter: object, { method, side }: KillOrder, pass: () => void): void {
  const original = Reflect.get(adapter, method) as (...given: unknown[]) => unknown;
  const patched = (...given: unknown[]): unknown => {
    if (side === 'before') pass();
    const answer = original.apply(adapter, given);
    if (side === 'before') return answer;
    if (answer instanceof Promise) return answer.finally(pass);
    pass();
    return answer;
  };
  Object.defineProperty(adapter, method, { value: patched, configurable: true });
}
