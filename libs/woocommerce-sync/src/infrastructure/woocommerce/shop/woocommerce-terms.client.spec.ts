import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

describe('tags and brands', () => {
  it('are there when they are made, and when they were', async () => {
    shop.says(() => ({
      json: {
        create: [
          { id: 31 },
          { id: 0, error: { code: 'term_exists', message: 'There.', data: { resource_id: 30 } } },
          // Without its id nobody knows which it is.
          { id: 0, error: { code: 'term_exists', message: 'There.' } },
          { id: 0, error: { code: 'empty_term_name', message: 'No name.' } },
          { name: 'without an id' },
        ],
      },
    }));
    const names = ['new', 'old', 'unknown', '', 'odd'];
    expect(await shop.client.terms.ensure('tags', names)).toMatchObject([
      { kind: 'there', storeTermId: 31 },
      { kind: 'there', storeTermId: 30 },
      { kind: 'refused', code: 'term_exists' },
      { kind: 'refused', code: 'empty_term_name' },
      { kind: 'refused', code: 'ECHO_UNREADABLE' },
    ]);
    expect(shop.calls).toMatchObject([{ path: '/products/tags/batch' }]);
  });
});

describe('whether a shop knows brands', () => {
  it('is told by their route alone, not by a shop that is unwell', async () => {
    shop.says(() => ({ json: [] }));
    expect(await shop.client.terms.hasBrands()).toBe(true);
    shop.refuses(404, 'rest_no_route');
    expect(await shop.client.terms.hasBrands()).toBe(false);
    shop.refuses(500, 'internal_server_error');
    await expect(shop.client.terms.hasBrands()).rejects.toMatchObject({ code: 'STORE_ERROR' });
  });
});
