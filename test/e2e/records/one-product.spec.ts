import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { the } from '../../support/the';
import type { Role } from '../../support/world/api-client';
import { aPrice, aVariant } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

const VIEWER: Role = { stores: { default: 'viewer' } };

interface Field {
  readonly group: string;
  readonly name: string;
  readonly erp: unknown;
  readonly sent: unknown;
  readonly shop: unknown;
  readonly differs: boolean | null;
}

interface Product {
  readonly fields: readonly Field[];
  readonly erp: { readonly state: string; readonly problem: { readonly code: string } | null };
  readonly shop: { readonly state: string; readonly problem: object | null };
  readonly variants: readonly { readonly variantId: string; readonly fields: readonly Field[] }[];
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());
afterEach(() => {
  world.shop.faults.clear();
});

async function read<T = Product>(path: string): Promise<T> {
  const { body } = await world.api.get(path, VIEWER).expect(200);
  return body as T;
}

const field = ({ fields }: Pick<Product, 'fields'>, name: string): Field =>
  the(fields.find((one) => one.name === name));

describe('one product', () => {
  it('has three sides, field by field', async () => {
    const lamp = await world.aSyncedProduct({
      sku: 'SIDES-1',
      name: '<img onerror=alert(1)>',
      price: aPrice('10.00'),
      description: 'long '.repeat(1_000),
    });
    const { wooCommerceProductId: id } = await world.api.mapping(lamp);
    const seen = await read(`/products/${lamp.id}`);
    expect(seen).toMatchObject({
      productId: lamp.id,
      sku: 'SIDES-1',
      erp: { state: 'known', problem: null, name: '<img onerror=alert(1)>', status: 'active' },
      shop: {
        state: 'known',
        status: 'publish',
        adminAddress: expect.stringMatching(`post=${id}`),
      },
      mapping: { storeProductId: id, status: 'in_sync', problems: {} },
      rejected: [],
      open: [],
    });
    expect(seen.fields.filter(({ differs }) => differs === true)).toEqual([]);
    expect(String(field(seen, 'description').erp).length).toBeLessThan(2_100);

    world.shop.product('SIDES-1').regular_price = '7.77';
    expect(field(await read(`/products/${lamp.id}`), 'regular_price')).toEqual({
      group: 'price',
      name: 'regular_price',
      erp: '10.00',
      sent: '10.00',
      shop: '7.77',
      differs: true,
    });
  });

  it('has its variants', async () => {
    const variants = [aVariant('SIDED', 'S', { id: 'sided-s', price: aPrice('5.00') })];
    const attributes = [{ name: 'Size', options: ['S'], visible: true, variation: true }];
    const cup = await world.erp.putSilently({ sku: 'SIDED', attributes, variants });
    await world.syncToEnd(cup);
    const seen = await read(`/products/sided-s`);
    expect(seen).toMatchObject({ productId: cup.id, variants: [{ variantId: 'sided-s' }] });
    expect(field(the(seen.variants[0]), 'regular_price')).toMatchObject({
      erp: '5.00',
      shop: '5.00',
      differs: false,
    });
    expect(await read(`/products/sided-s/price`)).toMatchObject({
      productId: cup.id,
      variantId: 'sided-s',
      isRight: true,
    });
  });

  it('is told of where one side cannot be asked, and 404 where nobody has it', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'SIDES-2' });
    world.shop.faults.add({ kind: 'server-error' });
    const seen = await read(`/products/${lamp.id}`);
    expect(seen.erp.state).toBe('known');
    expect(seen.shop.state).toBe('failed');
    world.shop.faults.clear();
    await world.api.get('/products/nobody-has-this', VIEWER).expect(404);
  });
});

describe('a picture of a product', () => {
  it('comes through the service, and does nothing but be looked at', async () => {
    const png = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(9)]);
    const server = createServer((_, response) => response.end(png));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const src = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lamp.png`;
      const image = { id: 'lamp', url: src, alt: 'A lamp', checksum: null };
      const lamp = await world.erp.putSilently({ sku: 'PICTURED', images: [image] });
      await world.api.sync(lamp);
      await world.quiet();
      expect(await read(`/products/${lamp.id}`)).toMatchObject({
        pictures: [
          { index: 0, address: expect.stringContaining('/wp-content/uploads/'), alt: 'A lamp' },
        ],
      });
      const { headers, body } = await world.api
        .get(`/products/${lamp.id}/pictures/0`, VIEWER)
        .expect(200);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox') as string,
        'cache-control': 'private, max-age=60',
      });
      expect(Buffer.from(body as Uint8Array).equals(png)).toBe(true);
      const missing = await world.api.get(`/products/${lamp.id}/pictures/1`, VIEWER).expect(404);
      expect(missing.body).toMatchObject({ code: 'PICTURE_NOT_FOUND' });
      await world.api.get('/products/nobody/pictures/0', VIEWER).expect(404);
    } finally {
      server.close();
    }
  });
});

describe('the timeline of a product', () => {
  it('leads from who asked to the answer, newest first, in pages', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'TIME-1', name: 'Timed' });
    await world.api
      .post(`/sync/product/${lamp.id}`)
      .send({ reason: 'The customer waits' })
      .expect(200);
    interface Timeline {
      readonly items: readonly { readonly kind: string; readonly call: object | null }[];
      readonly nextCursor: string | null;
    }
    const { items } = await read<Timeline>(`/products/${lamp.id}/timeline`);
    expect(items.map(({ kind }) => kind)).toEqual(['ended', 'asked', 'ended', 'call', 'asked']);
    expect(items[1]).toMatchObject({ origins: [{ via: 'api', reason: 'The customer waits' }] });
    expect(items[3]).toMatchObject({
      call: {
        action: 'products.batch',
        method: 'POST',
        path: '/wp-json/wc/v3/products/batch',
        parts: [
          {
            request: { kind: 'create', productId: lamp.id, fields: { name: 'Timed' } },
            answer: { kind: 'written' },
          },
        ],
      },
      code: null,
    });
    const paged: unknown[] = [];
    let query = '?limit=2';
    for (;;) {
      const page = await read<Timeline>(`/products/${lamp.id}/timeline${query}`);
      paged.push(...page.items);
      if (page.nextCursor === null) break;
      query = `?limit=2&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(items);
  });
});

describe('why a price is what it is', () => {
  it('is told step by step', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'WHY-1', price: aPrice('20.00') });
    world.shop.product('WHY-1').regular_price = '1.00';
    const chain = await read<{ steps: { step: string; value: object | null }[] }>(
      `/products/${lamp.id}/price`,
    );
    expect(chain).toMatchObject({ productId: lamp.id, variantId: null, isRight: false });
    expect(chain.steps).toMatchObject([
      { step: 'erp', value: { list: null, regular: '20.00' } },
      { step: 'event', value: { via: 'api' } },
      { step: 'rules', value: { priceList: null } },
      { step: 'wanted', value: { regular_price: '20.00' } },
      { step: 'sent', value: { regular: '20.00' } },
      { step: 'confirmed', value: { regular_price: '20.00' } },
      { step: 'shown', value: { regular_price: '1.00' } },
    ]);
  });
});
