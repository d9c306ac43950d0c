import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { WatchDrift } from '../../../libs/woocommerce-sync/src/application/drift/watch-drift';
import { eventually } from '../../support/eventually';
import { aFamily } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';
import { toldChanges } from './told-changes';

let world: World;
let serial = 0;
const open = async (settings: Record<string, string>): Promise<void> => {
  world = await startWorld({ products: 0, settings });
};
afterEach(() => world.close());

function aShownProduct(fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `TOLD-${serial}`;
  return world.aSyncedProduct({ id: sku, sku, name: sku, ...fields });
}

const watch = async (): Promise<void> => {
  await world.quiet();
  await world.app.get(WatchDrift).execute();
  await world.quiet();
};
/** What the ERP was told, once it was told so much. */
const told = (count: number) =>
  eventually(async () => {
    const changes = await toldChanges(world);
    expect(changes).toHaveLength(count);
    return changes;
  });

describe('a field that is the shop’s', () => {
  it('is told with what it was and is, once, and never written', async () => {
    await open({ FIELD_OWNERSHIP: 'name=create,descriptions=shop' });
    const product = await aShownProduct({ description: 'The ERP’s' });
    await watch();
    await world.shop.editByHand(product, { name: 'By hand', description: '<p>By hand</p>' });
    await watch();
    const changes = await told(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          eventId: expect.stringMatching(
            `^product:default:${world.shop.product(product).id}:name:1:\\d{13}$`,
          ),
          productId: product.id,
          variantId: null,
          field: 'name',
          before: { name: product.name },
          after: { name: 'By hand' },
          by: 'hand-or-plugin',
          decision: 'kept',
        }),
        expect.objectContaining({
          field: 'descriptions',
          after: { description: '<p>By hand</p>', short_description: '' },
        }),
      ]),
    );
    await world.erp.editSilently(product, { name: 'The ERP’s' });
    await world.syncToEnd(product);
    await watch();
    await told(2);
    expect(world.shop.product(product).name).toBe('By hand');
    await world.shop.editByHand(product, { name: product.name });
    await watch();
    expect((await told(3))[2]).toMatchObject({
      before: { name: 'By hand' },
      after: { name: product.name },
    });
  });

  it('is told of a variation by its variant, and the sale of a piece as the shop’s order', async () => {
    await open({ FIELD_OWNERSHIP: 'stock=shop,gtin=shop' });
    serial += 1;
    const sku = `TOLD-${serial}`;
    const family = await world.aSyncedProduct({ id: sku, sku, ...aFamily(sku, ['S', 'M']) });
    const variation = world.shop.product(`${sku}-S`);
    await world.shop.writer.updateVariation(
      variation,
      { manage_stock: true, stock_quantity: 8 },
      'single',
    );
    await watch();
    await world.shop.writer.updateVariation(
      variation,
      { global_unique_id: '4006381333931' },
      'single',
    );
    world.shop.orders.place({
      status: 'processing',
      lines: [{ productId: variation.id, quantity: 2 }],
    });
    await world.api.pullOrders();
    await watch();
    const changes = await told(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: 'gtin',
          productId: family.id,
          variantId: `${sku}-S`,
          after: { global_unique_id: '4006381333931' },
        }),
        expect.objectContaining({ field: 'stock', by: 'shop-order' }),
      ]),
    );
  });

  it('is no change by our own writes of others, nor the first time that it is seen', async () => {
    await open({ FIELD_OWNERSHIP: 'descriptions=shop' });
    const product = await aShownProduct();
    await watch();
    await world.erp.setPrice(product, '77.00');
    await world.quiet();
    await watch();
    await aShownProduct();
    await watch();
    await told(0);
  });
});

describe('a field that both sides change', () => {
  it('keeps the shop’s value until the ERP’s own changes, where the newest wins', async () => {
    await open({ FIELD_OWNERSHIP: 'name=both:newest', DRIFT_REPAIR: '*=repair' });
    const product = await aShownProduct();
    await watch();
    await world.shop.editByHand(product, { name: 'By hand' });
    await watch();
    expect(await told(1)).toMatchObject([{ after: { name: 'By hand' }, decision: 'kept' }]);
    await world.fullSync({ force: true });
    await watch();
    expect(world.shop.product(product).name).toBe('By hand');
    await world.erp.cypher.edit(product.id, { name: 'The ERP’s newest' });
    await eventually(() => {
      expect(world.shop.product(product).name).toBe('The ERP’s newest');
    });
    await watch();
    // Our own write of it is no change of the shop’s.
    await told(1);
  });

  it('is written back, and told as overruled, where Cypher wins', async () => {
    await open({
      FIELD_OWNERSHIP: 'name=both:cypher,price=both:cypher,sale=both:cypher',
      DRIFT_REPAIR: '*=report',
    });
    const product = await aShownProduct();
    const price = world.shop.priceOf(product);
    await watch();
    await world.shop.editByHand(product, { name: 'By hand', regular_price: '1.00' });
    await watch();
    await eventually(() => {
      expect(world.shop.product(product)).toMatchObject({
        name: product.name,
        regular_price: price,
      });
    });
    await watch();
    const changes = await told(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: 'name',
          before: { name: product.name },
          after: { name: 'By hand' },
          decision: 'overruled',
        }),
        expect.objectContaining({ field: 'price', decision: 'overruled' }),
      ]),
    );
  });
});

describe('a product that is trashed by hand', () => {
  it('is told, never called in sync, and stays there where the rule only reports', async () => {
    await open({ DRIFT_REPAIR: '*=report' });
    const product = await aShownProduct();
    await world.shop.editByHand(product, { status: 'trash' });
    await watch();
    expect(await told(1)).toMatchObject([
      {
        field: 'presence',
        before: { state: 'present' },
        after: { state: 'trashed' },
        decision: 'reported',
      },
    ]);
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'out_of_sync' });
    // Nothing has to be written: that does not make it right.
    await world.syncToEnd(product);
    const mapping = await world.api.mapping(product);
    expect(mapping).toMatchObject({ errorMessage: expect.stringContaining('trash') as string });
    expect(mapping.syncStatus).not.toBe('in_sync');
    await watch();
    await told(1);
    // Somebody brings it back, and has changed it.
    await world.shop.editByHand(product, { status: 'publish', name: 'By hand' });
    await watch();
    expect((await told(2))[1]).toMatchObject({
      before: { state: 'trashed' },
      after: { state: 'present' },
      decision: 'kept',
    });
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
    expect(world.shop.product(product).name).toBe('By hand');
  });

  it('comes back by itself where the rule repairs it, which is no change of the shop’s', async () => {
    await open({ DRIFT_REPAIR: 'status=repair,*=report' });
    const product = await aShownProduct();
    await world.shop.editByHand(product, { status: 'trash' });
    await watch();
    await eventually(() => {
      expect(world.shop.product(product)).toMatchObject({ status: 'publish' });
    });
    await watch();
    expect(await told(1)).toMatchObject([{ field: 'presence', decision: 'overruled' }]);
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
  });
});
