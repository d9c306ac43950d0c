import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { ShopChange } from '../../../apps/sandbox/src/store/state/shop-changes';
import type { ShopContents } from '../../../libs/woocommerce-sync/src/application/ports/drift/shop-contents.port';
import { StoreClients } from '../../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { ShopValueRepository } from '../../../libs/woocommerce-sync/src/domain/changes/shop-value.repository';
import { LookForWork } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/look-for-work.use-case';
import { eventually } from '../../support/eventually';
import { aFamily } from '../../support/world/goods';
import { startHookedWorld, type HookedWorld } from '../../support/world/hooked-world';
import { toldChanges } from './told-changes';

let hooked: HookedWorld;
let serial = 0;
beforeAll(async () => {
  hooked = await startHookedWorld({
    settings: {
      FIELD_OWNERSHIP: 'name=create,gtin=shop',
      DRIFT_REPAIR: 'status=repair,price=repair,*=report',
    },
  });
  await hooked.watch();
});
afterAll(() => hooked.close());
let reading: jest.SpiedFunction<ShopContents['productsOfIds']>;
beforeEach(() => {
  reading = jest.spyOn(hooked.world.app.get(StoreClients).get('default').contents, 'productsOfIds');
});
afterEach(async () => {
  await settled();
  jest.restoreAllMocks();
  hooked.road.fate = () => 'pass';
});

/** Until the shop has told all, all of it was read, and nothing follows from it any more. */
const settled = async (): Promise<void> => {
  await hooked.tell();
  await eventually(async () => {
    await hooked.world.quiet();
    expect((await hooked.status()).hints).toMatchObject({ waiting: 0, failure: null });
  });
};
async function aShownProduct(fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `HOOK-${serial}`;
  const product = await hooked.world.aSyncedProduct({ id: sku, sku, name: sku, ...fields });
  await settled();
  return product;
}
const tellOf = (id: number, event: ShopChange['event'] = 'updated'): void => {
  hooked.world.shop.changes.tell({ resource: 'product', event, id });
};
const shopIdOf = (product: ErpProduct): number => hooked.world.shop.product(product).id;
const editAndTell = async (
  product: ErpProduct,
  fields: object,
  event?: ShopChange['event'],
): Promise<void> => {
  await hooked.world.shop.editByHand(product, { ...fields });
  tellOf(shopIdOf(product), event);
  await hooked.tell();
};
/** What was told of a product, once it was so much. */
const told = (product: ErpProduct, count: number) =>
  eventually(async () => {
    const changes = (await toldChanges(hooked.world)).filter(
      ({ productId }) => productId === product.id,
    );
    expect(changes).toHaveLength(count);
    return changes;
  });
/** How often this id was read among others. */
const readsOf = (id: number): number =>
  reading.mock.calls.filter(([ids]) => ids.includes(id)).length;

describe('a change in the shop that a webhook hints at', () => {
  it('is told within seconds, with before and after', async () => {
    const product = await aShownProduct();
    const start = performance.now();
    await editAndTell(product, { name: 'By hand' });
    expect(await told(product, 1)).toMatchObject([
      {
        field: 'name',
        before: { name: product.name },
        after: { name: 'By hand' },
        decision: 'kept',
      },
    ]);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('is told of a variation, whether its own id is hinted at or its product’s', async () => {
    serial += 1;
    const sku = `HOOK-${serial}`;
    const family = await hooked.world.aSyncedProduct({ id: sku, sku, ...aFamily(sku, ['S', 'M']) });
    await settled();
    const variation = hooked.world.shop.product(`${sku}-M`);
    // First sight: what is the shop's from the beginning has no value before.
    tellOf(variation.id);
    await settled();
    await hooked.world.shop.writer.updateVariation(
      variation,
      { global_unique_id: '4006381333931' },
      'single',
    );
    tellOf(variation.id);
    await hooked.tell();
    expect(await told(family, 1)).toMatchObject([
      { field: 'gtin', variantId: `${sku}-M`, before: { global_unique_id: '' } },
    ]);
  });

  it('is none where it is the echo of our own write', async () => {
    const product = await aShownProduct();
    await hooked.world.erp.setPrice(product, '88.00');
    await eventually(() => {
      expect(hooked.world.shop.priceOf(product)).toBe('88.00');
    });
    await settled();
    await hooked.world.erp.cypher.edit(product.id, { name: 'Not ours to write any more' });
    await settled();
    await told(product, 0);
    expect(readsOf(shopIdOf(product))).toBeGreaterThan(0);
  });

  it('is set right at once where it is drift of a price', async () => {
    const product = await aShownProduct();
    const price = hooked.world.shop.priceOf(product);
    await editAndTell(product, { regular_price: '1.00' });
    await eventually(() => {
      expect(hooked.world.shop.priceOf(product)).toBe(price);
    });
    await settled();
    await told(product, 0);
    const { body } = await hooked.world.api.get('/sync/drift').expect(200);
    expect((body as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({ scope: 'hints', status: 'completed' }),
    );
  });

  it('comes once of a delivery that comes twice, late, or byte for byte again', async () => {
    const product = await aShownProduct();
    hooked.road.fate = () => 'twice';
    await editAndTell(product, { name: 'Twice' });
    await told(product, 1);
    const late = await hooked.signed('product.updated', { id: shopIdOf(product), name: 'False' });
    await hooked.road.take(late);
    await hooked.road.take(late);
    await settled();
    expect(await told(product, 1)).toMatchObject([{ after: { name: 'Twice' } }]);
  });

  it('leads to no reading where the product is none of ours', async () => {
    const { id } = await hooked.world.shop.writer.create({ name: 'A stranger' }, 'single', {});
    tellOf(id);
    await settled();
    expect(readsOf(id)).toBe(0);
  });

  it('is told once though the process dies between the reading and what follows', async () => {
    const product = await aShownProduct();
    jest
      .spyOn(hooked.world.app.get(ShopValueRepository), 'note')
      .mockRejectedValueOnce(new Error('out of order'));
    await editAndTell(product, { name: 'By hand' });
    await eventually(async () => {
      expect((await hooked.status()).hints.failure).not.toBeNull();
    });
    await hooked.world.databaseClock.advance(2_000);
    await hooked.world.app.get(LookForWork).execute();
    expect(await told(product, 1)).toMatchObject([{ after: { name: 'By hand' } }]);
  });
});

describe('a product that somebody takes away', () => {
  it('into the trash is told, is in sync no more, and comes back by the rule', async () => {
    const product = await aShownProduct();
    await editAndTell(product, { status: 'trash' }, 'deleted');
    expect(await told(product, 1)).toMatchObject([
      { field: 'presence', after: { state: 'trashed' }, decision: 'overruled' },
    ]);
    await settled();
    expect(hooked.world.shop.product(product).status).toBe('publish');
    expect(await hooked.world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
    await told(product, 1);
  });

  it('for good is told by what the shop says of its id, and is made anew by the rule', async () => {
    const product = await aShownProduct();
    const id = shopIdOf(product);
    hooked.world.shop.catalogue.remove(hooked.world.shop.product(product));
    tellOf(id, 'deleted');
    await hooked.tell();
    expect(await told(product, 1)).toMatchObject([
      { field: 'presence', before: { state: 'present' }, after: { state: 'gone' } },
    ]);
    await eventually(() => {
      expect(hooked.world.shop.findProduct(product.sku)).toMatchObject({ status: 'publish' });
    });
  });

  it('that was taken down and somebody brings back is told, and taken down again by the rule', async () => {
    const product = await aShownProduct();
    await hooked.world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(hooked.world.shop.product(product).status).toBe('trash');
    });
    await settled();
    await editAndTell(product, { status: 'publish' }, 'restored');
    expect(await told(product, 1)).toMatchObject([
      {
        field: 'presence',
        before: { state: 'trashed' },
        after: { state: 'present' },
        decision: 'overruled',
      },
    ]);
    await eventually(() => {
      expect(hooked.world.shop.product(product).status).toBe('trash');
    });
    await settled();
    await told(product, 1);
  });

  it('is not where a list leaves it out, and its id is answered', async () => {
    const product = await aShownProduct();
    reading.mockResolvedValueOnce([]);
    await editAndTell(product, { name: 'By hand' }, 'deleted');
    await settled();
    await told(product, 0);
    expect(await hooked.world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
  });
});

describe('a flood of deliveries about fifty products', () => {
  it('becomes at most one reading of each a second, and fifty events', async () => {
    const products: ErpProduct[] = [];
    for (let count = 0; count < 50; count += 1) {
      serial += 1;
      const sku = `HOOK-${serial}`;
      products.push(await hooked.world.erp.putSilently({ id: sku, sku, name: sku }));
    }
    await hooked.world.api.tell('product.created', ...products);
    await settled();
    const before = products.map((product) => readsOf(shopIdOf(product)));
    for (const product of products) await hooked.world.shop.editByHand(product, { name: 'Bulk' });
    const start = performance.now();
    for (let round = 0; round < 10; round += 1)
      await Promise.all(
        products.map(async (product) =>
          hooked.road.take(
            await hooked.signed('product.updated', { id: shopIdOf(product), round }),
          ),
        ),
      );
    for (const product of products) await told(product, 1);
    await settled();
    const seconds = (performance.now() - start) / 1_000;
    const reads = products.map((product, at) => readsOf(shopIdOf(product)) - (before[at] ?? 0));
    expect(Math.max(...reads)).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  });
});
