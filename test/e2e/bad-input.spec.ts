import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

interface SyncAnswer {
  readonly success: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const put = async (fields: object): Promise<{ id: string; sku: string }> =>
  (await world.erp.cypher.put({ ...fields }, { silent: true })).item;
const sync = async (id: string): Promise<SyncAnswer> =>
  (await world.call('post', `${API}/sync/product/${id}`).expect(200)).body as SyncAnswer;
const inShop = (sku: string) => world.shop.catalogue.findBySku(sku);

describe('what the ERP should not have said', () => {
  it('a currency that is not the shop’s: the price is not passed off as another', async () => {
    const euros = await put({ price: { regular: '100.00', currency: 'EUR' } });
    const answer = await sync(euros.id);
    expect(answer).toMatchObject({ success: false, error: { code: 'CURRENCY_MISMATCH' } });
    expect(answer.error?.message).toBe(
      `price.currency: EUR is not the shop's currency, which is RON`,
    );
    expect(inShop(euros.sku)).toBe(undefined);

    const lei = await put({ price: { regular: '20.00' } });
    await sync(lei.id);
    await world.erp.cypher.edit(lei.id, {
      price: { regular: '4.00', currency: 'EUR' },
      stock: { quantity: 2 },
    });
    await eventually(() => {
      expect(inShop(lei.sku)?.stock_quantity).toBe(2);
    });
    expect(inShop(lei.sku)?.regular_price).toBe('20.00');
  });

  it('one SKU for two products: the first has it, the second says whose it is', async () => {
    const [first, second] = [await put({ sku: 'TWIN' }), await put({ sku: 'twin' })];
    expect(await sync(first.id)).toMatchObject({ success: true });
    const answer = await sync(second.id);
    expect(answer).toMatchObject({ success: false, error: { code: 'SKU_SHARED' } });
    expect(answer.error?.message).toContain(first.id);
  });

  it('a category below one that is missing: its products come, but for that category', async () => {
    const [category] = world.erp.cypher.categoryPage(0, 1).items;
    await world.erp.cypher.editCategory(category!.id, { parentId: 'nowhere' }, { silent: true });
    const product = await put({ categoryIds: [category!.id] });
    expect(await sync(product.id)).toMatchObject({ success: false });
    expect(inShop(product.sku)).toMatchObject({ status: 'publish' });
    const { body } = await world.call('post', `${API}/sync/categories`).expect(200);
    expect((body as { failures: { code: string }[] }).failures.map(({ code }) => code)).toContain(
      'CATEGORY_PARENT_MISSING',
    );
    await world.erp.cypher.editCategory(category!.id, { parentId: null }, { silent: true });
  });

  it('a product is shown among the failed by its SKU and name: the shop’s, the ERP’s, or none while that is away', async () => {
    const known = await put({ sku: 'KNOWN-1', name: 'Known lamp' });
    await sync(known.id);
    const fresh = await put({ sku: 'FRESH-1', name: 'Fresh lamp', status: 'odd' });
    await world.erp.cypher.edit(known.id, { price: { sale: '99.00' } }, { silent: true });
    for (const { id } of [known, fresh]) expect(await sync(id)).toMatchObject({ success: false });
    const failedOf = async (id: string): Promise<unknown> => {
      const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
      return (body as { items: { productId: string }[] }).items.find(
        ({ productId }) => productId === id,
      );
    };
    expect(await failedOf(known.id)).toMatchObject({
      subjectKind: 'product',
      sku: 'KNOWN-1',
      name: 'Known lamp',
    });
    expect(await failedOf(fresh.id)).toMatchObject({ sku: 'FRESH-1', name: 'Fresh lamp' });
    world.erp.cypher.faults.set({ reset: true });
    try {
      expect(await failedOf(known.id)).toMatchObject({ sku: 'KNOWN-1', name: 'Known lamp' });
      expect(await failedOf(fresh.id)).toMatchObject({ sku: null, name: null });
    } finally {
      world.erp.cypher.faults.clear();
    }
  });

  it('a huge description: it is written like any other, alone in its call if need be', async () => {
    const description = `<p>${'Long. '.repeat(150_000)}</p>`;
    const products = [await put({ description }), await put({ description }), await put({})];
    await world
      .call('post', `${API}/events`)
      .send({
        events: [{ type: 'product.created', data: { productIds: products.map(({ id }) => id) } }],
      })
      .expect(202);
    await eventually(() => {
      expect(products.map(({ sku }) => inShop(sku)?.description.length)).toEqual([
        description.length,
        description.length,
        0,
      ]);
    });
  });

  it('rows of a page that are no products: they are counted, and the others are synced', async () => {
    const good = await put({ sku: 'GOOD-ROW' });
    const bad = await put({ sku: 'BAD-ROW', status: 'odd' });
    const { body } = await world.call('post', `${API}/sync/all`).expect(202);
    const run = `${API}/sync/runs/${(body as { batchId: string }).batchId}`;
    await eventually(
      async () => {
        expect((await world.call('get', run)).body).toMatchObject({ status: 'completed' });
      },
      { timeout: 20_000 },
    );
    expect(inShop(good.sku)).toBeDefined();
    const failed = await world
      .call('get', `${API}/sync/failed?errorCode=ERP_PRODUCT_INVALID`)
      .expect(200);
    // The fresh lamp of the test above is among them too, in no order: one scan found both.
    const { items } = failed.body as { items: { productId: string; error: { message: string } }[] };
    const failure = items.find(({ productId }) => productId === bad.id);
    expect(failure).toMatchObject({ sku: 'BAD-ROW', name: 'Produs nou' });
    expect(failure?.error.message).toContain('status');
  });
});
