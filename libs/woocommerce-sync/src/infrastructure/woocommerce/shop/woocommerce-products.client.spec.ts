import type { ProductWrite } from '../../../application/ports/shop/product-write';
import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

const aRow = (id: number, sku: string, more: object = {}): object => ({
  id,
  sku,
  type: 'simple',
  status: 'publish',
  ...more,
});

const aCreate = (name: string): ProductWrite => ({
  kind: 'create',
  productId: name,
  version: 1,
  fields: { name },
});
const anUpdate = (name: string, storeProductId: number): ProductWrite => ({
  kind: 'update',
  productId: name,
  version: 1,
  fields: { name },
  storeProductId,
});

describe('products by their SKUs', () => {
  it('are asked for in lists that fit into a page and an address, and found in all', async () => {
    shop.says(({ query }) => ({ json: [aRow(query['sku']?.length ?? 0, query['sku'] ?? '')] }));
    const many = Array.from({ length: 150 }, (_, index) => `SKU-${index}`);
    const long = Array.from({ length: 30 }, (_, index) => `${index}`.padStart(300, 'X'));
    const found = await shop.client.products.findBySkus([...many, ...long]);
    const lists = shop.calls.map(({ query }) => query['sku']?.split(',') ?? []);
    expect(lists.flat()).toEqual([...many, ...long]);
    expect(found).toHaveLength(lists.length);
    for (const { query } of shop.calls) {
      expect(query['sku']?.split(',').length).toBeLessThanOrEqual(100);
      expect(query['sku']?.length).toBeLessThanOrEqual(3_000);
      expect(query['per_page']).toBe('100');
    }
  });

  it('are read with what tells a variation, and whether pictures are shown', async () => {
    shop.says(() => ({
      json: [
        aRow(7, 'A', { images: [] }),
        aRow(8, 'B', { type: 'variation', parent_id: 7 }),
        aRow(9, 'C', { sku: null, images: [{ id: 1 }] }),
      ],
    }));
    expect(await shop.client.products.findBySkus(['A'])).toMatchObject([
      { storeProductId: 7, parentId: 0, hasImages: false },
      // Nothing is said of its pictures: it may have some.
      { storeProductId: 8, parentId: 7, type: 'variation', hasImages: true },
      { storeProductId: 9, sku: '', hasImages: true },
    ]);
  });

  it('are looked for in the trash apart', async () => {
    shop.says(() => ({ json: [aRow(7, 'A', { status: 'trash' })] }));
    expect(await shop.client.products.findTrashedBySku('A')).toMatchObject({ storeProductId: 7 });
    expect(shop.calls).toMatchObject([{ query: { sku: 'A', status: 'trash' } }]);
    shop.says(() => ({ json: [] }));
    expect(await shop.client.products.findTrashedBySku('A')).toBeNull();
  });
});

describe('a product by its id', () => {
  it('is none only where the shop says so', async () => {
    shop.refuses(404, 'woocommerce_rest_product_invalid_id');
    expect(await shop.client.products.findById(7)).toBeNull();
    shop.refuses(500, 'internal_server_error');
    await expect(shop.client.products.findById(7)).rejects.toMatchObject({ fault: 'store' });
  });
});

describe('prices that are shown', () => {
  it('are read of products by id, and of variations by a SKU that can be asked for', async () => {
    const price = { regular_price: '10', sale_price: '' };
    shop.says(({ query }) => ({
      json:
        query['include'] === undefined
          ? [{ id: 8, ...price, date_on_sale_from_gmt: '2026-11-26T22:00:00' }]
          : [{ id: 7, ...price, date_on_sale_from_gmt: null }],
    }));
    const prices = await shop.client.products.readPrices([
      { storeProductId: 7, variationSku: null },
      { storeProductId: 8, variationSku: 'B' },
      { storeProductId: 9, variationSku: 'with, comma' },
    ]);
    expect(shop.calls.map(({ query: { include, sku, status } }) => [include, sku, status])).toEqual(
      [
        ['7', undefined, 'any'],
        [undefined, 'B', 'any'],
      ],
    );
    expect(Object.fromEntries(prices)).toEqual({
      7: { regular: '10', sale: '', saleFrom: '', saleTo: '' },
      8: { regular: '10', sale: '', saleFrom: '2026-11-26T22:00:00', saleTo: '' },
    });
  });
});

describe('attributes that are shown', () => {
  it('are read page by page, as a person reads them', async () => {
    const attribute = { id: 0, visible: true, variation: false };
    shop.says(({ query }) => ({
      json: (query['include'] ?? '').split(',').map((id) => ({
        id: Number(id),
        attributes: [{ ...attribute, name: 'Size &amp; form', options: ['3 &lt; 4'] }],
      })),
    }));
    const ids = Array.from({ length: 101 }, (_, index) => index + 1);
    const shown = await shop.client.products.readAttributes(ids);
    expect(shop.calls).toHaveLength(2);
    expect([...shown.keys()]).toEqual(ids);
    expect(shown.get(101)).toEqual([{ ...attribute, name: 'Size & form', options: ['3 < 4'] }]);
  });
});

describe('a batch of products', () => {
  it('is answered in the order of the writes, however creates and updates are mixed', async () => {
    shop.says(() => ({
      json: {
        create: [
          { id: 101, name: 'A' },
          {
            id: 0,
            error: { code: 'product_invalid_sku', message: 'SKU', data: { resource_id: 5 } },
          },
        ],
        update: [{ id: 7, name: 'B' }],
      },
    }));
    const results = await shop.client.products.write([
      aCreate('A'),
      anUpdate('B', 7),
      aCreate('C'),
    ]);
    expect(shop.calls).toMatchObject([
      {
        method: 'POST',
        path: '/products/batch',
        body: { create: [{ name: 'A' }, { name: 'C' }], update: [{ id: 7, name: 'B' }] },
      },
    ]);
    expect(results).toMatchObject([
      { kind: 'written', storeProductId: 101, alterations: [] },
      { kind: 'written', storeProductId: 7, alterations: [] },
      { kind: 'refused', refusal: { reason: 'sku-taken', ownerId: 5, retryable: false } },
    ]);
  });

  it.each([
    ['woocommerce_rest_product_invalid_id', 400, { reason: 'gone', retryable: false }],
    ['woocommerce_rest_product_not_created', 400, { reason: 'sku-maybe-trashed' }],
    ['rest_invalid_param', 400, { reason: 'data', retryable: false }],
    ['db_update_error', 500, { reason: 'data', retryable: true }],
  ])('sorts the refusal %s by what to do about it', async (code, status, refusal) => {
    shop.says(() => ({
      json: { update: [{ id: 7, error: { code, message: 'No.', data: { status } } }] },
    }));
    expect(await shop.client.products.write([anUpdate('B', 7)])).toMatchObject([
      { kind: 'refused', refusal: { ...refusal, ownerId: null } },
    ]);
  });

  it('tells what the shop changed, and lets an unreadable part hide no other', async () => {
    shop.says(() => ({
      json: {
        update: [
          { id: 7, name: 'Something else' },
          { id: 'eight', name: 'B' },
        ],
      },
    }));
    expect(await shop.client.products.write([anUpdate('A', 7), anUpdate('B', 8)])).toMatchObject([
      { kind: 'written', alterations: [{ group: 'name', sent: 'A', seen: 'Something else' }] },
      { kind: 'refused', refusal: { code: 'ECHO_UNREADABLE', retryable: true } },
    ]);
  });

  it('is not answered by another number of parts: nobody knows whose is whose', async () => {
    shop.says(() => ({ json: { create: [{ id: 101, name: 'A' }] } }));
    await expect(shop.client.products.write([aCreate('A'), aCreate('B')])).rejects.toMatchObject({
      code: 'STORE_ANSWER_UNREADABLE',
      fault: 'store',
    });
  });
});
