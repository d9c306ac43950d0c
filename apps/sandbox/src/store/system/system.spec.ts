import { startStoreDouble, type StoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';

let shop: StoreDouble;
let caller: ShopCaller;
beforeAll(async () => {
  shop = await startStoreDouble({
    preset: 'instant',
    behindTls: true,
    homeUrl: 'https://shop.example',
    settings: { currency: 'EUR', timeZone: 'Asia/Kolkata' },
  });
  caller = new ShopCaller(shop);
});
afterAll(() => shop.close());

describe('what a shop says of itself', () => {
  it('to anybody: its address, its clock and its routes', async () => {
    const index = (await (await fetch(`${shop.url}/wp-json/`)).json()) as Record<string, unknown>;
    expect(index).toMatchObject({
      home: 'https://shop.example',
      timezone_string: 'Asia/Kolkata',
      gmt_offset: 5.5,
      namespaces: expect.arrayContaining(['wc/v3']) as string[],
      routes: {
        '/wc/v3/products/batch': { methods: ['POST', 'PUT', 'PATCH'] },
        '/wc/v3/orders/(?P<id>[\\d]+)': { methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
      },
    });
  });

  it('to a key: its versions, its currency and its settings', async () => {
    expect((await caller.send('GET', '/system_status')).body).toMatchObject({
      environment: { version: '10.9.2', wp_version: '7.0.4', home_url: 'https://shop.example' },
      settings: {
        currency: 'EUR',
        currency_symbol: '€',
        number_of_decimals: 2,
        HPOS_enabled: true,
      },
      security: { secure_connection: true },
    });
    const fields = '_fields=environment.version,settings.currency';
    expect((await caller.send('GET', `/system_status?${fields}`)).body).toEqual({
      environment: { version: '10.9.2' },
      settings: { currency: 'EUR' },
    });
    expect((await caller.send('GET', '/settings/general')).body).toContainEqual(
      expect.objectContaining({ id: 'woocommerce_currency', value: 'EUR' }),
    );
  });

  it('of its currency, as it is set now', async () => {
    await caller.control('PATCH', '/behaviour', { settings: { currency: 'RON' } });
    expect((await caller.send('GET', '/data/currencies/current')).body).toMatchObject({
      code: 'RON',
      name: 'Romanian Leu',
      symbol: 'lei',
    });
    expect(shop.settings.timeZone).toBe('Asia/Kolkata');
  });

  it('of a path: the methods that it takes', async () => {
    const answer = await caller.send('OPTIONS', '/products');
    expect(answer.headers.get('allow')).toBe('GET, POST');
    expect(answer.body).toMatchObject({ namespace: 'wc/v3', methods: ['GET', 'POST'] });
    expect((await caller.send('PATCH', '/products')).status).toBe(404);
  });
});
