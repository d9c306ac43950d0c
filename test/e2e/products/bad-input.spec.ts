import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

describe('what the ERP should not have said', () => {
  it('a currency that is not the shop’s: the price is not passed off as another', async () => {
    const euros = await world.erp.putSilently({ price: { regular: '100.00', currency: 'EUR' } });
    const answer = await world.api.sync(euros.id);
    expect(answer).toMatchObject({ success: false, error: { code: 'CURRENCY_MISMATCH' } });
    expect(answer.error?.message).toBe(
      `price.currency: EUR is not the shop's currency, which is RON`,
    );
    expect(world.shop.findProduct(euros.sku)).toBe(undefined);

    const lei = await world.erp.putSilently({ price: { regular: '20.00' } });
    await world.api.sync(lei.id);
    await world.erp.cypher.edit(lei.id, {
      price: { regular: '4.00', currency: 'EUR' },
      stock: { quantity: 2 },
    });
    await eventually(() => {
      expect(world.shop.findProduct(lei.sku)?.stock_quantity).toBe(2);
    });
    expect(world.shop.findProduct(lei.sku)?.regular_price).toBe('20.00');
  });

  it('one SKU for two products: the first has it, the second says whose it is', async () => {
    const [first, second] = [
      await world.erp.putSilently({ sku: 'TWIN' }),
      await world.erp.putSilently({ sku: 'twin' }),
    ];
    expect(await world.api.sync(first.id)).toMatchObject({ success: true });
    const answer = await world.api.sync(second.id);
    expect(answer).toMatchObject({ success: false, error: { code: 'SKU_SHARED' } });
    expect(answer.error?.message).toContain(first.id);
  });

  it('a category below one that is missing: its products come, but for that category', async () => {
    const [category] = world.erp.cypher.categoryPage(0, 1).items;
    await world.erp.editCategorySilently(the(category).id, { parentId: 'nowhere' });
    const product = await world.erp.putSilently({ categoryIds: [the(category).id] });
    expect(await world.api.sync(product.id)).toMatchObject({ success: false });
    expect(world.shop.findProduct(product.sku)).toMatchObject({ status: 'publish' });
    const body = await world.api.syncCategories();
    expect(body.failures.map(({ code }) => code)).toContain('CATEGORY_PARENT_MISSING');
    await world.erp.editCategorySilently(the(category).id, { parentId: null });
  });

  it('a product is shown among the failed by its SKU and name: the shop’s, the ERP’s, or none while that is away', async () => {
    const known = await world.erp.putSilently({ sku: 'KNOWN-1', name: 'Known lamp' });
    await world.api.sync(known.id);
    const fresh = await world.erp.putSilently({
      sku: 'FRESH-1',
      name: 'Fresh lamp',
      status: 'odd',
    });
    await world.erp.editSilently(known.id, { price: { sale: '99.00' } });
    for (const { id } of [known, fresh])
      expect(await world.api.sync(id)).toMatchObject({ success: false });
    const failedOf = async (id: string): Promise<unknown> => {
      const failures = await world.api.failures();
      return failures.find(({ productId }) => productId === id);
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
    const products = [
      await world.erp.putSilently({ description }),
      await world.erp.putSilently({ description }),
      await world.erp.putSilently({}),
    ];
    await world.api.tell('product.created', ...products);
    await eventually(() => {
      expect(products.map(({ sku }) => world.shop.findProduct(sku)?.description.length)).toEqual([
        description.length,
        description.length,
        0,
      ]);
    });
  });

  it('rows of a page that are no products: they are counted, and the others are synced', async () => {
    const good = await world.erp.putSilently({ sku: 'GOOD-ROW' });
    const bad = await world.erp.putSilently({ sku: 'BAD-ROW', status: 'odd' });
    await world.api.fullSync();
    expect(world.shop.findProduct(good.sku)).toBeDefined();
    const failures = await world.api.failures('?errorCode=ERP_PRODUCT_INVALID');
    // The fresh lamp of the test above is among them too, in no order: one scan found both.
    const failure = failures.find(({ productId }) => productId === bad.id);
    expect(failure).toMatchObject({ sku: 'BAD-ROW', name: 'Produs nou' });
    expect(failure?.error.message).toContain('status');
  });
});
