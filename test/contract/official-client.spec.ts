import WooCommerceRestApi from '@woocommerce/woocommerce-rest-api';
import { DEMO_KEY, startStoreDouble, type StoreDouble } from '../../apps/sandbox/src/store';

interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly headers: Readonly<Record<string, string>>;
}

interface Client {
  get<T>(route: string, query?: object): Promise<Answer<T>>;
  post<T>(route: string, body: object): Promise<Answer<T>>;
  put<T>(route: string, body: object): Promise<Answer<T>>;
}

let shop: StoreDouble;
let client: Client;
beforeAll(async () => {
  shop = await startStoreDouble({ preset: 'instant' });
  const RestApi = WooCommerceRestApi as unknown as new (options: object) => Client;
  client = new RestApi({
    url: shop.url,
    consumerKey: DEMO_KEY.key,
    consumerSecret: DEMO_KEY.secret,
    version: 'wc/v3',
  });
});
afterAll(() => shop.close());

describe('WooCommerce’s own client, over OAuth', () => {
  it('creates, updates, batches and lists', async () => {
    const made = await client.post<{ id: number }>('products', {
      name: 'Lamp',
      sku: 'L-1',
      regular_price: '10.00',
    });
    expect(made.status).toBe(201);
    const { id } = made.data;
    const updated = await client.put<{ regular_price: string }>(`products/${id}`, { regular_price: '12.00' });
    expect(updated.data.regular_price).toBe('12.00');
    const batch = await client.post<{ create: { id: number }[]; update: { id: number; name: string }[] }>(
      'products/batch',
      {
        create: [{ name: 'Other', sku: 'L-2' }],
        update: [{ id, name: 'Renamed' }],
      },
    );
    expect(batch.data.update).toMatchObject([{ id, name: 'Renamed' }]);
    const list = await client.get<{ sku: string }[]>('products', { per_page: 1, page: 2, order: 'asc' });
    expect(list.data).toMatchObject([{ sku: 'L-2' }]);
    expect(list.headers['x-wp-total']).toBe('2');
  });

  it('is refused with a wrong secret', async () => {
    const RestApi = WooCommerceRestApi as unknown as new (options: object) => Client;
    const stranger = new RestApi({
      url: shop.url,
      consumerKey: DEMO_KEY.key,
      consumerSecret: 'wrong',
      version: 'wc/v3',
    });
    await expect(stranger.get('products')).rejects.toMatchObject({
      response: { status: 401, data: { code: 'woocommerce_rest_authentication_error' } },
    });
  });
});
