import { DataSource } from 'typeorm';
import { WebhookRepository } from '../../../libs/woocommerce-sync/src/domain/webhooks/webhook.repository';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startHookedWorld, WEBHOOKS, type HookedWorld } from '../../support/world/hooked-world';
import { startWorld } from '../../support/world/world';
import type { StoreWebhook } from '../../../apps/sandbox/src/store/webhooks/store-webhook';

const TOPICS = [
  'order.created',
  'order.deleted',
  'order.restored',
  'order.updated',
  'product.deleted',
  'product.restored',
  'product.updated',
];

let hooked: HookedWorld;
beforeEach(async () => {
  hooked = await startHookedWorld();
});
afterEach(() => hooked.close());

const inShop = (): StoreWebhook[] => [...hooked.world.shop.webhooks.webhooks.values()];
const ofTopic = (topic: string): StoreWebhook =>
  the(inShop().find((webhook) => webhook.topic === topic));
const place = (): number => hooked.world.shop.orders.place({ lines: [{ productId: 101 }] }).id;
const published = async (): Promise<number[]> => {
  const { body } = await hooked.world.api.get('/orders?limit=200').expect(200);
  return (body as { items: { order: { orderId: number } }[] }).items.map(
    ({ order }) => order.orderId,
  );
};
const pulls = (): Promise<{ since: Date }[]> =>
  hooked.world.app
    .get(DataSource)
    .query(`SELECT "since" FROM "wc_order_pulls" ORDER BY "started_at"`);

describe('the webhooks of a shop', () => {
  it('are made, those of topics that somebody reads, and left alone from then on', async () => {
    await hooked.watch();
    expect(
      inShop()
        .map(({ topic }) => topic)
        .sort(),
    ).toEqual(TOPICS);
    for (const { deliveryUrl, status } of inShop())
      expect([deliveryUrl, status]).toEqual([hooked.road.url + WEBHOOKS, 'active']);
    expect(new Set(inShop().map(({ secret }) => secret)).size).toBe(1);
    const status = await hooked.status();
    expect(status).toMatchObject({
      deliveryUrl: hooked.road.url + WEBHOOKS,
      silence: null,
      failure: null,
      gapSince: null,
      rejected: 0,
    });
    expect(status.webhooks.map(({ topic, state }) => [topic, state])).toEqual(
      TOPICS.map((topic) => [topic, 'active']),
    );
    const writes = hooked.world.shop.writesOf('webhook').length;
    await hooked.watch();
    expect(hooked.world.shop.writesOf('webhook')).toHaveLength(writes);
    expect(await pulls()).toEqual([]);
  });

  it('are written about in the audit, their secret nowhere', async () => {
    await hooked.watch();
    const secret = the(inShop()[0]).secret;
    const audit = await hooked.world.api.audit();
    expect(audit.map(({ action }) => action)).toEqual(TOPICS.map(() => 'webhooks.make'));
    const kept = await hooked.world.app
      .get(DataSource)
      .query<unknown[]>('SELECT * FROM "wc_webhook_stores"');
    const metrics = (await hooked.world.call('get', '/metrics').expect(200)).text;
    for (const shown of [audit, await hooked.status(), kept, metrics])
      expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it('that are there are adopted, and a second one for the same is switched off', async () => {
    const wish = { name: '', topic: 'order.created', deliveryUrl: hooked.road.url + WEBHOOKS };
    const shop = hooked.world.shop.webhooks;
    const [own, second] = [await shop.create(wish, 0), await shop.create(wish, 0)];
    const others = await shop.create({ ...wish, deliveryUrl: 'http://127.0.0.1:9/' }, 0);
    await hooked.watch();
    expect([own, second, others].map(({ status }) => status)).toEqual([
      'active',
      'disabled',
      'active',
    ]);
    expect(inShop()).toHaveLength(TOPICS.length + 2);
    expect(own.secret).toBe(ofTopic('order.updated').secret);
    expect(others.secret).not.toBe(own.secret);
  });

  it('are made only where the shop can reach us', async () => {
    const world = await startWorld({ products: 0 });
    await world.api.pullOrders();
    expect((await world.api.status()).webhooks).toMatchObject({ deliveryUrl: null, webhooks: [] });
    expect(world.shop.webhooks.webhooks.size).toBe(0);
    await world.close();
  });

  it('get a new secret, and deliveries with the one before are taken meanwhile', async () => {
    await hooked.watch();
    const before = the(inShop()[0]).secret;
    const old = await hooked.signed('order.updated', { id: 5 });
    await hooked.world.api.post('/sync/webhooks/secret').expect(200);
    const secrets = new Set(inShop().map(({ secret }) => secret));
    expect(secrets.size).toBe(1);
    expect(secrets).not.toContain(before);
    expect(await hooked.road.take(old)).toBe(200);
    expect(await hooked.road.take(await hooked.signed('order.updated', { id: 6 }))).toBe(200);
    expect((await hooked.world.api.audit()).map(({ action }) => action)).toContain(
      'webhooks.renew-secret',
    );
    await hooked.world.databaseClock.advance(25 * 3_600_000);
    const accepted = await hooked.world.app.get(WebhookRepository).acceptedSecrets('default');
    expect(accepted).toHaveLength(1);
  });

  it('keep the secret before a change as long as the shop has not heard of the new one', async () => {
    await hooked.watch();
    const before = the(inShop()[0]).secret;
    hooked.world.shop.faults.add({ kind: 'bad-gateway' });
    await hooked.world.api.post('/sync/webhooks/secret').expect(200);
    await hooked.world.databaseClock.advance(72 * 3_600_000);
    const accepted = await hooked.world.app.get(WebhookRepository).acceptedSecrets('default');
    expect(accepted).toContain(before);
    expect(await hooked.status()).toMatchObject({ failure: { code: 'STORE_ERROR' } });
  });
});

describe('the watch', () => {
  it('switches on what the shop has switched off, and reads what was missed', async () => {
    await hooked.watch();
    const wellAt = Date.parse(the((await hooked.status()).wellAt));
    hooked.road.fate = () => 'refuse';
    for (let count = 0; count < 8; count += 1) {
      place();
      await hooked.tell();
    }
    expect(ofTopic('order.created').status).toBe('disabled');
    expect(await published()).toEqual([]);
    hooked.road.fate = () => 'pass';
    await hooked.watch();
    expect(ofTopic('order.created').status).toBe('active');
    expect((await published()).sort()).toEqual([...hooked.world.shop.orders.orders.keys()].sort());
    const [gap] = await pulls();
    expect(the(gap).since.getTime()).toBeLessThanOrEqual(wellAt);
    const id = place();
    await hooked.tell();
    await eventually(async () => {
      expect(await published()).toContain(id);
    });
  });

  it('makes anew what somebody has deleted, and switches on what somebody has paused', async () => {
    await hooked.watch();
    hooked.world.shop.webhooks.remove(ofTopic('order.created'));
    ofTopic('order.updated').status = 'paused';
    await hooked.watch();
    expect(
      inShop()
        .map(({ topic, status }) => [topic, status])
        .sort(),
    ).toEqual(TOPICS.map((topic) => [topic, 'active']));
    expect(await pulls()).toHaveLength(1);
  });

  it('leaves a gap open that it cannot read, and reads it the next time', async () => {
    await hooked.watch();
    ofTopic('order.created').status = 'disabled';
    const fault = hooked.world.shop.faults.add({ kind: 'bad-gateway', route: '/orders' });
    await hooked.watch();
    expect((await hooked.status()).gapSince).not.toBeNull();
    hooked.world.shop.faults.remove(fault);
    const id = place();
    await hooked.watch();
    expect(await published()).toEqual([id]);
    expect((await hooked.status()).gapSince).toBeNull();
  });

  it('is done by one process at a time', async () => {
    await Promise.all([hooked.watch(), hooked.watch(), hooked.watch()]);
    expect(inShop()).toHaveLength(TOPICS.length);
  });
});
