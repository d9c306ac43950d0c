import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

describe('the currency of a shop', () => {
  it('is not told where the route is missing, or closed to our key', async () => {
    shop.says(() => ({ json: { code: 'RON' } }));
    expect(await shop.client.settings.currency()).toBe('RON');
    shop.refuses(403, 'woocommerce_rest_cannot_view');
    expect(await shop.client.settings.currency()).toBeNull();
    shop.refuses(404, 'rest_no_route');
    expect(await shop.client.settings.currency()).toBeNull();
  });

  it('is a fault where the key is wrong, or the answer is no currency', async () => {
    shop.refuses(401, 'woocommerce_rest_cannot_view');
    await expect(shop.client.settings.currency()).rejects.toMatchObject({
      code: 'STORE_UNAUTHORIZED',
    });
    shop.says(() => ({ json: { code: 'lei' } }));
    await expect(shop.client.settings.currency()).rejects.toMatchObject({
      code: 'STORE_ANSWER_UNREADABLE',
    });
  });
});

describe('a list that products are given one entry of', () => {
  it('is read whole: tax classes have no pages, shipping classes do', async () => {
    const entry = (number: number): object => ({ slug: `s-${number}`, name: `S &amp; ${number}` });
    shop.says(({ query: { page } }) =>
      page === undefined
        ? { json: [entry(0)] }
        : { json: page === '3' ? [] : [entry(Number(page))] },
    );
    expect(await shop.client.settings.choices('taxClass')).toEqual([
      { slug: 's-0', name: 'S & 0' },
    ]);
    expect(await shop.client.settings.choices('shippingClass')).toEqual([
      { slug: 's-1', name: 'S & 1' },
      { slug: 's-2', name: 'S & 2' },
    ]);
  });

  it.each([401, 403, 404])('is not told where the shop answers %d', async (status) => {
    shop.refuses(status, 'woocommerce_rest_cannot_view');
    expect(await shop.client.settings.choices('taxClass')).toBeNull();
    expect(await shop.client.settings.choices('shippingClass')).toBeNull();
  });

  it('is a fault where the shop is unwell: nobody knows what it has', async () => {
    shop.refuses(500, 'internal_server_error');
    await expect(shop.client.settings.choices('taxClass')).rejects.toMatchObject({
      code: 'STORE_ERROR',
    });
  });
});
