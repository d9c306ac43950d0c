import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

describe('global attributes', () => {
  it('are listed as a person reads them, without those that cannot be read', async () => {
    shop.says(() => ({
      json: [{ id: 0, name: 'None' }, null, { id: 4, name: 'Size &amp; form' }],
    }));
    expect(await shop.client.attributes.list()).toEqual([
      { storeAttributeId: 4, name: 'Size & form' },
    ]);
  });

  it('keep the order of their terms when they are made', async () => {
    shop.says(() => ({ json: { id: 4, name: 'Size' } }));
    expect(await shop.client.attributes.create('Size', 'size')).toEqual({
      kind: 'written',
      attribute: { storeAttributeId: 4, name: 'Size' },
    });
    expect(shop.calls).toMatchObject([
      { method: 'POST', path: '/products/attributes', body: { order_by: 'menu_order' } },
    ]);
  });

  it('may be refused, which is no fault of the shop; a wrong key is one', async () => {
    shop.refuses(400, 'woocommerce_rest_cannot_create', 'Slug &quot;type&quot; is reserved.');
    expect(await shop.client.attributes.create('Type', 'type')).toEqual({
      kind: 'refused',
      message: 'Slug "type" is reserved.',
    });
    shop.refuses(401, 'woocommerce_rest_cannot_create');
    await expect(shop.client.attributes.create('Size', 'size')).rejects.toMatchObject({
      code: 'STORE_UNAUTHORIZED',
    });
  });
});

describe('terms of a global attribute', () => {
  const makes = (): Promise<boolean> => shop.client.attributes.createTerms(4, ['S', 'M'], 7);

  it('come behind those that there are, and one that exists is as good', async () => {
    const error = { code: 'term_exists', message: 'It is there.', data: { resource_id: 1 } };
    shop.says(() => ({ json: { create: [{ id: 0, error }, { id: 2 }] } }));
    expect(await makes()).toBe(true);
    expect(shop.calls).toMatchObject([
      {
        path: '/products/attributes/4/terms/batch',
        body: {
          create: [
            { name: 'S', menu_order: 7 },
            { name: 'M', menu_order: 8 },
          ],
        },
      },
    ]);
  });

  it('are of none where the shop has no such attribute', async () => {
    shop.refuses(404, 'woocommerce_rest_taxonomy_invalid');
    expect(await makes()).toBe(false);
    shop.refuses(503, 'maintenance');
    await expect(makes()).rejects.toMatchObject({ code: 'STORE_ERROR' });
  });
});
