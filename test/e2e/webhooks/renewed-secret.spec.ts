import { DataSource } from 'typeorm';
import { WebhookRepository } from '../../../libs/woocommerce-sync/src/domain/webhooks/webhook.repository';
import { the } from '../../support/the';
import { startHookedWorld, type HookedWorld } from '../../support/world/hooked-world';
import type { StoreWebhook } from '../../../apps/sandbox/src/store/webhooks/store-webhook';

let hooked: HookedWorld;
beforeEach(async () => {
  hooked = await startHookedWorld();
});
afterEach(() => hooked.close());

const inShop = (): StoreWebhook[] => [...hooked.world.shop.webhooks.webhooks.values()];
const ofTopic = (topic: string): StoreWebhook =>
  the(inShop().find((webhook) => webhook.topic === topic));

describe('a secret that is renewed', () => {
  const renew = () => hooked.world.api.post('/sync/webhooks/secret');

  it('waits until nobody else gives webhooks one', async () => {
    await hooked.watch();
    const before = the(inShop()[0]).secret;
    const turns = hooked.world.app.get(WebhookRepository);
    const turn = the(await turns.takeTurn('default'));
    const { body } = await renew().expect(409);
    expect(body).toMatchObject({ code: 'WEBHOOK_WATCH_GOING' });
    expect(await turns.acceptedSecrets('default')).toEqual([before]);
    await turns.giveUpTurn('default', turn);
    await renew().expect(200);
    expect((await turns.acceptedSecrets('default'))[1]).toBe(before);
    expect(new Set(inShop().map(({ secret }) => secret)).size).toBe(1);
  });

  it('twice, before all webhooks had the first, has read what was turned away', async () => {
    await hooked.watch();
    const route = `/webhooks/${ofTopic('order.updated').id}`;
    const fault = hooked.world.shop.faults.add({ kind: 'bad-gateway', route });
    await renew().expect(200);
    expect(new Set(inShop().map(({ secret }) => secret)).size).toBe(2);
    expect(await hooked.status()).toMatchObject({ failure: { code: 'STORE_ERROR' } });
    expect((await hooked.status()).gapSince).toBeNull();
    hooked.world.shop.orders.place({ lines: [{ productId: 101 }] });
    hooked.world.shop.faults.remove(fault);
    await renew().expect(200);
    expect(new Set(inShop().map(({ secret }) => secret)).size).toBe(1);
    const pulls = await hooked.world.app
      .get(DataSource)
      .query<unknown[]>(`SELECT "orders" FROM "wc_order_pulls"`);
    expect(pulls).toEqual([{ orders: 1 }]);
    expect(await hooked.status()).toMatchObject({ gapSince: null, failure: null });
  });
});
