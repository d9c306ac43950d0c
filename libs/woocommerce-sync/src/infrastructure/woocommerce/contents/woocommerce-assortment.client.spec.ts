import type { GoodsPages } from '../../../application/ports/adoption/shop-assortment.port';
import type { ShopGoods } from '../../../domain/adoption/goods';
import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

async function goodsOf(pages: GoodsPages): Promise<ShopGoods[]> {
  const goods: ShopGoods[] = [];
  for await (const page of pages) goods.push(...page);
  return goods;
}

const counted = (pages: readonly (readonly object[])[]): void => {
  shop.says(({ query }) => ({
    headers: { 'x-wp-totalpages': String(pages.length) },
    json: pages[Number(query['page']) - 1] ?? [],
  }));
};

describe('all that a shop has', () => {
  it('is read page by page, names as people read them', async () => {
    counted([
      [
        {
          id: 7,
          type: 'variable',
          status: 'publish',
          sku: 4711,
          global_unique_id: '96385074',
          name: 'Lamp &amp; shade',
          regular_price: '9.90',
          attributes: [{ options: ['Red &amp; blue', 'S'] }],
          images: [],
        },
      ],
      [{ id: 9, status: 'draft', name: null, sku: null, attributes: 'none' }],
    ]);
    expect(await goodsOf(shop.client.assortment.products('any'))).toEqual([
      {
        storeProductId: 7,
        parentId: 0,
        sku: '4711',
        gtin: '96385074',
        name: 'Lamp & shade',
        type: 'variable',
        status: 'publish',
        price: '9.90',
        options: ['Red & blue', 'S'],
        hasImages: false,
      },
      expect.objectContaining({ storeProductId: 9, sku: '', name: '', options: [], price: '' }),
    ]);
    for (const { query } of shop.calls)
      expect(query).toMatchObject({ status: 'any', orderby: 'id', order: 'asc', context: 'edit' });
  });

  it('has variations with their products, each page read once', async () => {
    counted([
      [{ id: 8, parent_id: 7, status: 'publish', attributes: [{ option: 'S' }] }],
      [{ id: 10, parent_id: 7, status: 'publish', attributes: [] }],
    ]);
    const pages = await shop.client.assortment.variations();
    expect(pages === null ? null : await goodsOf(pages)).toMatchObject([
      { storeProductId: 8, parentId: 7, type: 'variation', options: ['S'] },
      { storeProductId: 10, parentId: 7 },
    ]);
    expect(shop.calls.map(({ query }) => query['page'])).toEqual(['1', '2']);
  });

  it('has no list of variations in a shop of an older version', async () => {
    shop.says(() => ({ status: 404, json: { code: 'rest_no_route', message: 'No route' } }));
    expect(await shop.client.assortment.variations()).toBeNull();
  });

  it('is not read for ever where something drops the number of the page', async () => {
    shop.says(() => ({ json: [{ id: 1, status: 'publish' }] }));
    await expect(goodsOf(shop.client.assortment.products('any'))).rejects.toMatchObject({
      code: 'STORE_ANSWER_UNREADABLE',
    });
  });
});
