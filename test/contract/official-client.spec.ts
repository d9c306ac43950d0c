import WooCommerceRestApi from '@woocommerce/woocommerce-rest-api';
import { DEMO_KEY, startStoreDouble, type StoreDouble } from '../../apps/sandbox/src/store';
import { the } from '../support/the';

interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly headers: Readonly<Record<string, string>>;
}

interface Client {
  get<T>(route: string, query?: object): Promise<Answer<T>>;
  post<T>(route: string, body: object): Promise<Answer<T>>;
  put<T>(route: string, body: object): Promise<Answer<T>>;
  delete<T>(route: string, query?: object): Promise<Answer<T>>;
  options<T>(route: string): Promise<Answer<T>>;
}

interface Made {
  readonly id: number;
}

let shop: StoreDouble;
let client: Client;
const clientWith = (credentials: { readonly key: string; readonly secret: string }): Client => {
  const RestApi = WooCommerceRestApi as unknown as new (options: object) => Client;
  return new RestApi({
    url: shop.url,
    consumerKey: credentials.key,
    consumerSecret: credentials.secret,
    version: 'wc/v3',
  });
};
beforeAll(async () => {
  const reader = { key: 'ck_reader', secret: 'cs_reader', permissions: 'read' } as const;
  shop = await startStoreDouble({ preset: 'instant', keys: [DEMO_KEY, reader] });
  client = clientWith(DEMO_KEY);
});
afterAll(() => shop.close());

describe('WooCommerce’s own client, over OAuth', () => {
  it('creates, updates, batches, lists and deletes products', async () => {
    const made = await client.post<Made>('products', {
      name: 'Lamp',
      sku: 'L-1',
      regular_price: '10.00',
    });
    expect(made.status).toBe(201);
    const { id } = made.data;
    const updated = await client.put<{ regular_price: string }>(`products/${id}`, {
      regular_price: '12.00',
    });
    expect(updated.data.regular_price).toBe('12.00');
    const batch = await client.post<{ create: Made[]; update: { id: number; name: string }[] }>(
      'products/batch',
      { create: [{ name: 'Other', sku: 'L-2' }], update: [{ id, name: 'Renamed' }] },
    );
    expect(batch.data.update).toMatchObject([{ id, name: 'Renamed' }]);
    const list = await client.get<{ sku: string }[]>('products', {
      per_page: 1,
      page: 2,
      order: 'asc',
    });
    expect(list.data).toMatchObject([{ sku: 'L-2' }]);
    expect(list.headers['x-wp-total']).toBe('2');
    await client.delete(`products/${the(batch.data.create[0]).id}`, { force: true });
    expect((await client.get<Made[]>('products')).data.map((product) => product.id)).toEqual([id]);
  });

  it('finds products by SKUs, with words, commas and blanks in the query', async () => {
    await client.post('products', { name: 'Two words', sku: 'A B', regular_price: '1.00' });
    const list = await client.get<{ sku: string }[]>('products', {
      sku: 'A B,L-1',
      order: 'asc',
      _fields: 'sku',
    });
    expect(list.data).toEqual([{ sku: 'L-1' }, { sku: 'A B' }]);
  });

  it('creates variations of a product, and updates them in a batch', async () => {
    const { data: mug } = await client.post<Made>('products', {
      name: 'Mug',
      type: 'variable',
      attributes: [{ name: 'Size', variation: true, visible: true, options: ['S', 'L'] }],
    });
    const { data: large } = await client.post<Made>(`products/${mug.id}/variations`, {
      regular_price: '7.50',
      attributes: [{ name: 'Size', option: 'L' }],
    });
    const { data } = await client.post<{ update: { regular_price: string }[] }>(
      `products/${mug.id}/variations/batch`,
      { update: [{ id: large.id, regular_price: '8.00' }] },
    );
    expect(data.update).toMatchObject([{ id: large.id, regular_price: '8.00' }]);
  });

  it('takes orders from the first to the refund, in a batch too', async () => {
    const { data: order } = await client.post<Made & { total: string }>('orders', {
      status: 'processing',
      line_items: [{ sku: 'L-1', quantity: 2 }],
    });
    expect(order.total).toBe('24.00');
    await client.put(`orders/${order.id}`, { meta_data: [{ key: '_exported', value: 'yes' }] });
    await client.post(`orders/${order.id}/notes`, { note: 'Exported' });
    await client.post(`orders/${order.id}/refunds`, { amount: '4', api_refund: false });
    await client.post('orders/batch', { update: [{ id: order.id, status: 'completed' }] });
    const list = await client.get<object[]>('orders', {
      status: 'completed,processing',
      per_page: 5,
    });
    expect(list.data).toMatchObject([
      {
        id: order.id,
        status: 'completed',
        meta_data: [{ value: 'yes' }],
        refunds: [{ total: '-4.00' }],
      },
    ]);
  });

  it('registers, changes and deletes webhooks', async () => {
    const { data: webhook } = await client.post<Made>('webhooks', {
      topic: 'order.created',
      delivery_url: `${shop.url}/_control/nobody`,
    });
    await client.put(`webhooks/${webhook.id}`, { status: 'paused' });
    expect((await client.get<object[]>('webhooks')).data).toMatchObject([
      { id: webhook.id, status: 'paused' },
    ]);
    await client.delete(`webhooks/${webhook.id}`, { force: true });
    expect((await client.get<object[]>('webhooks')).data).toEqual([]);
  });

  it('reads what the shop says of itself', async () => {
    expect((await client.get<object>('system_status')).data).toMatchObject({
      environment: { version: '10.9.2' },
      settings: { currency: 'RON' },
    });
    expect((await client.get<object>('data/currencies/current')).data).toMatchObject({
      code: 'RON',
    });
    expect((await client.options<object>('products')).data).toMatchObject({
      methods: ['GET', 'POST'],
    });
  });

  it('is refused with a wrong secret, and with a key that may not write', async () => {
    const refusal = {
      response: { status: 401, data: { code: 'woocommerce_rest_authentication_error' } },
    };
    const stranger = clientWith({ key: DEMO_KEY.key, secret: 'wrong' });
    await expect(stranger.get('products')).rejects.toMatchObject(refusal);
    const reader = clientWith({ key: 'ck_reader', secret: 'cs_reader' });
    await expect(reader.get('products')).resolves.toMatchObject({ status: 200 });
    await expect(reader.post('products', { name: 'x' })).rejects.toMatchObject(refusal);
  });
});
