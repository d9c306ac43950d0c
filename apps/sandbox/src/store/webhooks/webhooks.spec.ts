import { createHmac } from 'node:crypto';
import { eventually } from '../../../../../test/support/eventually';
import { the } from '../../../../../test/support/the';
import type { BehaviourName } from '../behaviour/behaviours';
import { startStoreDouble, type StoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver';

const SECRET = 'whsec';

let shop: StoreDouble;
let caller: ShopCaller;
let receiver: WebhookReceiver;
const open = async (off: readonly BehaviourName[] = []): Promise<void> => {
  shop = await startStoreDouble({ preset: 'instant', behindTls: true, off });
  caller = new ShopCaller(shop);
};
const reopen = async (...off: BehaviourName[]): Promise<void> => {
  await shop.close();
  await open(off);
};
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  await open();
});
afterEach(async () => {
  await shop.close();
  await receiver.close();
});

/** Registers a webhook, and forgets its ping. */
const hook = async (topic: string): Promise<number> => {
  const body = { topic, delivery_url: receiver.url, secret: SECRET };
  const { id } = (await caller.send<{ id: number }>('POST', '/webhooks', body)).body;
  receiver.received.length = 0;
  return id;
};
const run = async (): Promise<number> =>
  (await caller.control<{ delivered: number }>('POST', '/webhooks/run', { early: true })).body
    .delivered;
const told = async (): Promise<Record<string, unknown>[]> => {
  await run();
  return receiver.received.splice(0).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
};
const product = async (body: object = {}): Promise<number> =>
  (await caller.send<{ id: number }>('POST', '/products', { name: 'Lamp', ...body })).body.id;
const standing = async (id: number) =>
  (await caller.send<{ status: string }>('GET', `/webhooks/${id}`)).body;

describe('a webhook', () => {
  it('is made with a ping at once: a form, without a header of WooCommerce’s', async () => {
    const body = { topic: 'order.created', delivery_url: receiver.url, secret: SECRET };
    const made = await caller.send<{ id: number }>('POST', '/webhooks', body);
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 'active',
        resource: 'order',
        event: 'created',
        hooks: ['woocommerce_new_order'],
      },
    });
    expect(made.body).not.toHaveProperty('secret');
    expect(receiver.received).toHaveLength(1);
    const [ping] = receiver.received;
    expect(the(ping).body).toBe(`webhook_id=${made.body.id}`);
    expect(the(ping).headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.keys(the(ping).headers).filter((name) => name.startsWith('x-wc'))).toEqual([]);
  });

  it('is there though its ping fails, and has no ping with the behaviour off', async () => {
    receiver.status = 500;
    const id = await hook('order.created');
    expect(await standing(id)).toMatchObject({ status: 'active' });
    await reopen('webhook-ping', 'webhook-secret-hidden');
    const body = { topic: 'order.created', delivery_url: receiver.url, secret: SECRET };
    expect((await caller.send('POST', '/webhooks', body)).body).toMatchObject({ secret: SECRET });
    expect(receiver.received).toEqual([]);
  });

  it.each([
    [
      { topic: 'order.nothing', delivery_url: 'http://x' },
      'woocommerce_rest_shop_webhook_invalid_topic',
    ],
    [
      { topic: 'order.created', delivery_url: 'ftp://x' },
      'woocommerce_rest_shop_webhook_invalid_delivery_url',
    ],
    [{ topic: 'order.created' }, 'rest_missing_callback_param'],
    [{ delivery_url: 'http://x' }, 'rest_missing_callback_param'],
    [{ topic: 'order.created', delivery_url: 'http://x', status: 'on' }, 'rest_invalid_param'],
  ])('is refused as %j', async (body, code) => {
    expect(await caller.send('POST', '/webhooks', body)).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  it('is listed, changed and deleted with force', async () => {
    const id = await hook('order.created');
    await caller.send('PUT', `/webhooks/${id}`, { status: 'paused', topic: 'order.updated' });
    expect((await caller.send('GET', '/webhooks?status=paused')).body).toMatchObject([
      { id, topic: 'order.updated' },
    ]);
    expect((await caller.send('DELETE', `/webhooks/${id}`)).status).toBe(501);
    expect((await caller.send('DELETE', `/webhooks/${id}?force=true`)).status).toBe(200);
    expect((await caller.send('GET', `/webhooks/${id}`)).status).toBe(404);
    expect((await caller.send('PUT', `/webhooks/${id}`, {})).status).toBe(400);
  });

  it('is deleted without force with the behaviour off', async () => {
    await reopen('webhook-delete-needs-force');
    const id = await hook('order.created');
    expect((await caller.send('DELETE', `/webhooks/${id}`)).status).toBe(200);
  });
});

describe('a delivery', () => {
  it('has the headers of the shop, and is signed', async () => {
    const id = await hook('product.updated');
    await caller.send('PUT', `/products/${await product()}`, { regular_price: '12.00' });
    await run();
    const [delivery] = receiver.received;
    expect(the(delivery).headers).toMatchObject({
      'user-agent': 'WooCommerce/10.9.2 Hookshot (WordPress/7.0.4)',
      'content-type': 'application/json',
      'x-wc-webhook-source': `${shop.homeUrl()}/`,
      'x-wc-webhook-topic': 'product.updated',
      'x-wc-webhook-resource': 'product',
      'x-wc-webhook-event': 'updated',
      'x-wc-webhook-id': String(id),
      'x-wc-webhook-delivery-id': expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      'x-wc-webhook-signature': createHmac('sha256', SECRET)
        .update(the(delivery).body)
        .digest('base64'),
    });
  });

  it('is not signed with the behaviour off', async () => {
    await reopen('webhook-signed');
    await hook('product.created');
    await product();
    await run();
    expect(the(receiver.received[0]).headers).not.toHaveProperty('x-wc-webhook-signature');
  });

  it('waits as long as it is told to', async () => {
    await hook('product.created');
    await product();
    expect((await caller.control('POST', '/webhooks/run')).body).toEqual({ delivered: 0 });
    expect((await caller.control('GET', '/webhooks')).body).toMatchObject({ pending: 1 });
    await caller.control('PATCH', '/behaviour', { webhookDelayMs: 20 });
    await eventually(() => {
      expect(receiver.received).toHaveLength(1);
    });
  });

  it('stands for all changes until then, in the state of its own moment', async () => {
    await hook('product.updated');
    const id = await product();
    for (const regular_price of ['11.00', '12.00', '13.00'])
      await caller.send('PUT', `/products/${id}`, { regular_price });
    expect(await told()).toMatchObject([{ id, regular_price: '13.00' }]);
  });

  it('is one for each change, each in the state of the change, with the behaviours off', async () => {
    await reopen('webhook-duplicates-merge', 'webhook-state-at-delivery');
    await hook('product.updated');
    const id = await product();
    for (const regular_price of ['11.00', '12.00'])
      await caller.send('PUT', `/products/${id}`, { regular_price });
    expect(await told()).toMatchObject([{ regular_price: '11.00' }, { regular_price: '12.00' }]);
  });

  it('ends with the shop', async () => {
    await hook('product.created');
    await product();
    receiver.status = null;
    const running = shop.webhooks.queue.run(true);
    await eventually(() => {
      expect(receiver.received).toHaveLength(1);
    });
    await shop.close();
    await expect(running).resolves.toBe(1);
    await open();
  });
});

describe('what is told', () => {
  it('of a product: its writes, and the trash, but not that it is deleted for good', async () => {
    for (const topic of ['product.created', 'product.updated', 'product.deleted'])
      await hook(topic);
    const id = await product();
    expect(await told()).toMatchObject([{ id, name: 'Lamp' }]);
    await caller.send('PUT', `/products/${id}`, {});
    expect(await told()).toMatchObject([{ id }]);
    await caller.send('DELETE', `/products/${id}`);
    expect(await told()).toEqual([{ id }]);
    await caller.send('DELETE', `/products/${id}?force=true`);
    expect(await told()).toEqual([]);
  });

  it('also that it is deleted for good with the behaviour off', async () => {
    await reopen('product-deleted-on-trash');
    await hook('product.deleted');
    const id = await product();
    await caller.send('DELETE', `/products/${id}?force=true`);
    expect(await told()).toEqual([{ id }]);
  });

  it('of our own batch: every product that it wrote', async () => {
    const ids = [await product(), await product()];
    await hook('product.updated');
    await caller.send('POST', '/products/batch', {
      update: ids.map((id) => ({ id, stock_quantity: 1 })),
    });
    expect((await told()).map(({ id }) => id)).toEqual(ids);
  });

  it('of what is done by hand: a change, and a way out of the trash', async () => {
    for (const topic of ['product.updated', 'product.restored']) await hook(topic);
    const id = await product();
    await caller.control('PATCH', `/products/${id}`, { sale_price: '1.00' });
    expect(await told()).toMatchObject([{ id }]);
    await caller.send('DELETE', `/products/${id}`);
    await caller.control('PATCH', `/products/${id}`, { status: 'publish' });
    await run();
    expect(receiver.received.map(({ headers }) => headers['x-wc-webhook-topic'])).toEqual([
      'product.restored',
    ]);
  });

  it('of an order: that it is made, changed, refunded and trashed, not that it is noted on', async () => {
    for (const topic of ['order.created', 'order.updated', 'order.deleted', 'product.updated'])
      await hook(topic);
    const line = await product({ manage_stock: true, stock_quantity: 5, regular_price: '9.00' });
    await run();
    receiver.received.length = 0;
    const topics = async (): Promise<unknown[]> => {
      await run();
      return receiver.received.splice(0).map(({ headers }) => headers['x-wc-webhook-topic']);
    };
    const body = { status: 'processing', line_items: [{ product_id: line }] };
    const { id } = (await caller.send<{ id: number }>('POST', '/orders', body)).body;
    expect((await topics()).sort()).toEqual(['order.created', 'order.updated', 'product.updated']);
    await caller.send('PUT', `/orders/${id}`, { meta_data: [{ key: '_x', value: '1' }] });
    expect(await topics()).toEqual(['order.updated']);
    await caller.send('POST', `/orders/${id}/refunds`, { amount: '1', api_refund: false });
    expect(await topics()).toEqual(['order.updated']);
    await caller.send('POST', `/orders/${id}/notes`, { note: 'Seen' });
    expect(await topics()).toEqual([]);
    await caller.send('DELETE', `/orders/${id}`);
    expect(await topics()).toEqual(['order.deleted']);
  });

  it('of an order that a customer placed', async () => {
    await hook('order.created');
    const { ids } = (await caller.control<{ ids: number[] }>('POST', '/orders', { orders: [{}] }))
      .body;
    expect((await told()).map(({ id }) => id)).toEqual(ids);
  });
});

describe('failures', () => {
  const fail = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      await product();
      await run();
    }
  };

  it('disable a webhook at the seventh in a row, and none is tried again', async () => {
    const id = await hook('product.created');
    receiver.status = 500;
    await fail(6);
    expect(await standing(id)).toMatchObject({ status: 'active' });
    await fail(3);
    expect(await standing(id)).toMatchObject({ status: 'disabled' });
    expect(receiver.received).toHaveLength(7);
    receiver.status = 200;
    await caller.send('PUT', `/webhooks/${id}`, { status: 'active' });
    await fail(1);
    expect((await caller.control('GET', '/webhooks')).body).toMatchObject({
      webhooks: [{ failures: 0 }],
    });
  });

  it.each([201, 302])('are forgotten with a %p', async (status) => {
    const id = await hook('product.created');
    receiver.status = 500;
    await fail(6);
    receiver.status = status;
    await fail(1);
    receiver.status = 404;
    await fail(6);
    expect(await standing(id)).toMatchObject({ status: 'active' });
  });

  it('disable nothing with the behaviour off', async () => {
    await reopen('webhook-disabled-after-failures');
    const id = await hook('product.created');
    receiver.status = 500;
    await fail(8);
    expect(await standing(id)).toMatchObject({ status: 'active' });
  });
});
