import type { CategoryWrite } from '../../../application/ports/shop/shop-categories.port';
import { ScriptedShop } from '../testing/scripted-shop';

let shop: ScriptedShop;
beforeAll(async () => {
  shop = await ScriptedShop.start();
});
afterAll(() => shop.stop());

const aWrite = (name: string, storeCategoryId: number | null, slug = ''): CategoryWrite => ({
  storeCategoryId,
  fields: { name, slug, parentId: 0, description: '', position: 3 },
});
const aRow = (id: number, name: string): object => ({ id, name, parent: 0, menu_order: 3 });
const refused = (code: string, data: object | null = null): object => ({
  id: 0,
  error: { code, message: 'No.', data },
});

describe('a batch of categories', () => {
  it('is answered in the order of the writes, however creates and updates are mixed', async () => {
    shop.says(() => ({
      json: { create: [aRow(101, 'A'), aRow(102, 'C')], update: [aRow(9, 'B &amp; more')] },
    }));
    const results = await shop.client.categories.write([
      aWrite('A', null),
      aWrite('B & more', 9, 'b'),
      aWrite('C', null),
    ]);
    expect(results.map((one) => one.kind === 'written' && one.category)).toEqual([
      { storeCategoryId: 101, parentId: 0, name: 'A' },
      { storeCategoryId: 9, parentId: 0, name: 'B & more' },
      { storeCategoryId: 102, parentId: 0, name: 'C' },
    ]);
    const [call] = shop.calls;
    expect(call).toMatchObject({ path: '/products/categories/batch' });
    const { create, update } = call?.body as { create: object[]; update: object[] };
    expect(update).toMatchObject([{ id: 9, slug: 'b' }]);
    // The shop may choose: an empty slug would be one.
    for (const made of create) expect(made).not.toHaveProperty('slug');
  });

  it.each([
    ['term_exists', { resource_id: 44 }, { kind: 'exists', ownerId: 44 }],
    ['term_exists', null, { kind: 'exists', ownerId: null }],
    ['duplicate_term_slug', { resource_id: 44 }, { kind: 'exists', ownerId: null }],
    ['woocommerce_rest_term_invalid', null, { kind: 'gone' }],
    ['missing_parent', null, { kind: 'refused', code: 'missing_parent', retryable: false }],
  ])('that is refused with %s and %j comes to %j', async (code, data, result) => {
    shop.says(() => ({ json: { update: [refused(code, data)] } }));
    expect(await shop.client.categories.write([aWrite('A', 9)])).toMatchObject([result]);
  });

  it('tells what the shop changed, and lets an unreadable part hide no other', async () => {
    shop.says(() => ({
      json: {
        update: [
          { ...aRow(9, 'A'), parent: 4 },
          { id: 10, name: null },
        ],
      },
    }));
    expect(await shop.client.categories.write([aWrite('A', 9), aWrite('B', 10)])).toMatchObject([
      { kind: 'written', alterations: [{ field: 'parent', sent: 0, seen: 4 }] },
      { kind: 'refused', code: 'ECHO_UNREADABLE', retryable: true },
    ]);
  });
});

describe('the list of categories', () => {
  it('leaves out what cannot be read, and goes on', async () => {
    shop.says(() => ({
      headers: { 'x-wp-total': '2', 'x-wp-totalpages': '1' },
      json: [{ id: 9, name: null }, aRow(10, 'B &amp; more')],
    }));
    expect(await shop.client.categories.list()).toEqual([
      { storeCategoryId: 10, parentId: 0, name: 'B & more' },
    ]);
  });

  it('is not read for ever where something drops the number of the page', async () => {
    shop.says(() => ({ json: [aRow(9, 'A')] }));
    await expect(shop.client.categories.list()).rejects.toMatchObject({
      code: 'STORE_ANSWER_UNREADABLE',
    });
    expect(shop.calls).toHaveLength(2);
  });
});
