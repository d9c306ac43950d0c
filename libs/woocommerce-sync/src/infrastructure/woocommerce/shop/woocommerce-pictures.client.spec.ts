import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

const NEW = { src: 'https://erp.example/a.png', alt: 'A lamp' };
const KNOWN = { attachmentId: 5, alt: 'A lamp' };

describe('the pictures of a product', () => {
  it('that the shop has are named by their attachment, and not downloaded again', async () => {
    shop.says(() => ({ json: { id: 7, images: [{ id: 5 }, { id: 6 }] } }));
    expect(await shop.client.pictures.setForProduct(7, [KNOWN, NEW])).toEqual([5, 6]);
    expect(shop.calls).toMatchObject([
      { method: 'POST', path: '/products/7', body: { images: [{ id: 5, alt: 'A lamp' }, NEW] } },
    ]);
  });

  it('are not told apart where the shop shows another number of them', async () => {
    shop.says(() => ({ json: { id: 7, images: [{ id: 5 }] } }));
    await expect(shop.client.pictures.setForProduct(7, [KNOWN, NEW])).rejects.toThrow('1 of 2');
  });
});

describe('the picture of a variation', () => {
  it.each([
    [{ id: 5 }, 5],
    [null, 0],
    [undefined, 0],
  ])('is, where the shop shows %j, attachment %j', async (image, attachmentId) => {
    shop.says(() => ({ json: { id: 71, image } }));
    expect(await shop.client.pictures.setForVariation(7, 71, NEW)).toBe(attachmentId);
  });

  it('is taken away by an empty one', async () => {
    shop.says(() => ({ json: { id: 71, image: null } }));
    await shop.client.pictures.setForVariation(7, 71, null);
    expect(shop.calls).toMatchObject([{ path: '/products/7/variations/71', body: { image: '' } }]);
  });
});

describe('the picture of a category', () => {
  it.each([
    [null, { id: 0 }],
    [KNOWN, { id: 5, alt: 'A lamp' }],
    // An empty text would leave the old one.
    [
      { ...NEW, alt: '' },
      { ...NEW, alt: ' ' },
    ],
  ])('%j is sent as %j', async (image, sent) => {
    shop.says(() => ({ json: { image: { id: 5 } } }));
    expect(await shop.client.pictures.setForCategory(9, image)).toEqual({
      kind: 'written',
      attachmentId: 5,
    });
    expect(shop.calls).toMatchObject([
      { method: 'POST', path: '/products/categories/9', body: { image: sent } },
    ]);
  });

  it('is of none where the category is gone, and a fault where the shop is unwell', async () => {
    shop.refuses(404, 'woocommerce_rest_term_invalid');
    expect(await shop.client.pictures.setForCategory(9, KNOWN)).toEqual({ kind: 'gone' });
    shop.refuses(502, 'bad_gateway');
    await expect(shop.client.pictures.setForCategory(9, KNOWN)).rejects.toMatchObject({
      code: 'STORE_ERROR',
    });
  });
});
