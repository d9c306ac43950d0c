import { createHmac } from 'node:crypto';
import { WatchWebhooks } from '../../../libs/woocommerce-sync/src/application/use-cases/webhooks/watch-webhooks.use-case';
import { WebhookRepository } from '../../../libs/woocommerce-sync/src/domain/webhooks/webhook.repository';
import { openWebhookRoad, type SentDelivery, type WebhookRoad } from '../servers/webhook-road';
import { the } from '../the';
import type { SyncStatus } from './answers';
import { startWorld, type World, type WorldOptions } from './world';

/** Seals what a test's world keeps. */
const SECRETS_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** Where the shop of a test delivers to, below the service's address. */
export const WEBHOOKS = '/api/v1/woocommerce/webhooks/default';

/** A world whose shop tells the service of what happens, by a road that tests have in hand. */
export interface HookedWorld {
  readonly world: World;
  readonly road: WebhookRoad;
  /** Has our webhooks looked after now. */
  watch(): Promise<void>;
  /** Has the shop tell now what waits to be told. */
  tell(): Promise<void>;
  /** How the webhooks stand. */
  status(): Promise<SyncStatus['webhooks']>;
  /** A delivery that is signed right, of any topic and body. */
  signed(topic: string, body: object): Promise<SentDelivery>;
  close(): Promise<void>;
}

/** Starts one; its webhooks are not made yet. */
export async function startHookedWorld({
  settings,
  ...options
}: WorldOptions = {}): Promise<HookedWorld> {
  const road = await openWebhookRoad();
  const world = await startWorld({
    products: 0,
    ...options,
    settings: { PUBLIC_URL: road.url, SECRETS_KEYS, ...settings },
  });
  const address = await world.app.getUrl();
  road.target = () => address;
  const secrets = world.app.get(WebhookRepository);
  let deliveries = 0;
  return {
    world,
    road,
    watch: () => world.app.get(WatchWebhooks, { strict: false }).execute('default'),
    tell: async () => {
      await world.shop.webhooks.queue.run(true);
    },
    status: async () => (await world.api.status()).webhooks,
    signed: async (topic, fields) => {
      const body = Buffer.from(JSON.stringify(fields));
      const secret = the((await secrets.acceptedSecrets('default'))[0]);
      deliveries += 1;
      return {
        path: WEBHOOKS,
        body,
        headers: {
          'content-type': 'application/json',
          'x-wc-webhook-topic': topic,
          'x-wc-webhook-id': '1',
          'x-wc-webhook-delivery-id': `test-${deliveries}`,
          'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
        },
      };
    },
    close: async () => {
      await world.close();
      await road.close();
    },
  };
}
