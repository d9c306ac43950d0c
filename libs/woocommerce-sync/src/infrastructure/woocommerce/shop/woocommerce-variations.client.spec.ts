import type { ProductWrite } from '../../../application/ports/shop/product-write';
import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

const aWrite = (name: string, storeProductId: number): ProductWrite => ({
  kind: 'create',
  productId: name,
  version: 1,
  fields: { name },
  parent: { productId: 'parent', storeProductId },
});

describe('a batch of variations', () => {
  it('goes to the first one’s product, and each part says whose it is', async () => {
    shop.says(() => ({ json: { create: [{ id: 101 }, { id: 102 }] } }));
    await shop.client.variations.write([aWrite('A', 7), aWrite('B', 8)]);
    expect(shop.calls).toMatchObject([
      {
        path: '/products/7/variations/batch',
        body: {
          create: [
            { product_id: 7, name: 'A' },
            { product_id: 8, name: 'B' },
          ],
        },
      },
    ]);
  });
});

describe('whether variations of several products share a call', () => {
  const tries = (): Promise<boolean> =>
    shop.client.variations.takesManyParents(7, { parentId: 8, variationId: 81 });

  it('is tried with a write that changes nothing', async () => {
    shop.says(() => ({ json: { update: [{ id: 81 }] } }));
    expect(await tries()).toBe(true);
    expect(shop.calls).toMatchObject([
      {
        path: '/products/7/variations/batch',
        body: { update: [{ id: 81, product_id: 8, _fields: 'id' }] },
      },
    ]);
  });

  it('is told by a refusal of that part alone', async () => {
    const error = { code: 'woocommerce_rest_product_variation_invalid_id', message: 'No.' };
    shop.says(() => ({ json: { update: [{ id: 81, error }] } }));
    expect(await tries()).toBe(false);
    shop.refuses(401, 'woocommerce_rest_cannot_edit');
    await expect(tries()).rejects.toMatchObject({ code: 'STORE_UNAUTHORIZED' });
  });
});

describe('the deletion of variations', () => {
  const refused = (id: number, code: string): object => ({
    // As the shop says it: the id is an object (fact 75).
    id: { id, product_id: 7, force: true },
    error: { code, message: 'No.', data: { status: 400 } },
  });

  it('is done where they are gone already, and names by place those that are not', async () => {
    shop.says(() => ({
      json: {
        delete: [
          { id: 71 },
          refused(72, 'woocommerce_rest_product_variation_invalid_id'),
          refused(73, 'woocommerce_rest_cannot_delete'),
        ],
      },
    }));
    expect(await shop.client.variations.delete(7, [71, 72, 73])).toMatchObject([
      { variationId: 73, refusal: { code: 'woocommerce_rest_cannot_delete' } },
    ]);
  });

  it('goes a hundred at a time, and takes none for deleted that is not answered', async () => {
    shop.says(({ body }) => ({
      json: { delete: (body as { delete: number[] }).delete.slice(0, 99).map((id) => ({ id })) },
    }));
    const ids = Array.from({ length: 150 }, (_, index) => index + 1);
    const left = await shop.client.variations.delete(7, ids);
    expect(shop.calls.map(({ body }) => (body as { delete: number[] }).delete.length)).toEqual([
      100, 50,
    ]);
    expect(left).toMatchObject([{ variationId: 100, refusal: { code: 'ECHO_UNREADABLE' } }]);
  });
});
