import { products, store, whole } from '../scenario-options';
import { hintedOrders, type HintedOrdersOptions } from '../scenarios/hinted-orders';
import { orders } from '../scenarios/orders';
import { oversell, type OversellOptions } from '../scenarios/stock/oversell';
import { SECRETS_KEYS } from '../world/bench-servers';
import { scenario } from '../scenario-command';

/** Where the shop tells of orders: it has to be known before the service starts. */
const HEARD_PORT = 20_000 + (process.pid % 10_000);

/** Settings of a service that shops can reach on this port of the machine. */
function heardAt(port: number): Record<string, string> {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SECRETS_KEYS,
    ORDER_PULL_CRON: '0 0 1 1 *',
  };
}

/** Orders, and stocks that they move. */
export const ORDER_SCENARIOS = [
  scenario<{ orders: number }>(
    'orders',
    'orders that wait in the shop, pulled at once',
    [whole('--orders <count>', 'orders', 1_000, 20_000)],
    () => ({ count: 10 }),
    orders,
  ),
  scenario<HintedOrdersOptions>(
    'hinted-orders',
    'orders that come one after the other, each told of by a webhook',
    [
      whole('--orders <count>', 'orders', 1_000, 20_000),
      whole('--rate <count>', 'orders per second', 20, 500),
      store('fast'),
    ],
    () => ({ count: 10, settings: heardAt(HEARD_PORT) }),
    hintedOrders,
  ),
  scenario<OversellOptions>(
    'oversell',
    'customers, ERP and service move the same stocks at once: by differences, then by quantities',
    [
      whole('--interleavings <count>', 'movements with a customer beside each', 10_000, 1_000_000),
      products(400),
      whole('--rate <count>', 'how many begin each second', 40, 1_000),
      whole('--seed <number>', 'what happens, and when', 2026, 1_000_000),
      store('fast'),
    ],
    (given) => ({
      count: given.products,
      settings: {
        // At this rate of orders a pull would read all of a quarter of an hour every minute.
        ORDER_PULL_CRON: '0 0 1 1 *',
        ORDERS_BOOKED: 'told',
        ORDER_DOCUMENT_META: 'false',
        DRIFT_CRON: '0 0 1 1 *',
        DRIFT_WATCH_CRON: '0 0 1 1 *',
        ERP_RECONCILE_CRON: '0 0 1 1 *',
      },
    }),
    oversell,
  ),
];
