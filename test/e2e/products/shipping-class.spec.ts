import { aVariant, soldInSizes } from '../../support/world/goods';
import type { WithSku } from '../../support/world/shop-driver';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  const { shippingClasses } = world.shop.catalogue;
  // More than a page of them.
  for (let number = 1; number <= 120; number += 1)
    shippingClasses.make({ name: `Class ${number}`, slug: `class-${number}` });
  shippingClasses.make({ name: 'Very bulky', slug: 'bulky' });
  shippingClasses.make({ name: 'тест' });
});
afterAll(() => world.close());

const classOf = (sku: WithSku): string | undefined =>
  world.shop.catalogue.shippingClasses.get(world.shop.product(sku).shippingClass)?.name;

describe('the shipping class', () => {
  it.each(['Very bulky', 'bulky', 'Class 7', 'тест'])(
    'is %s, by its name or its slug, and right then',
    async (shippingClass) => {
      const product = await world.aSyncedProduct({ shippingClass });
      expect(classOf(product)).toBe(shippingClass === 'bulky' ? 'Very bulky' : shippingClass);
      expect(await world.api.sync(product)).toMatchObject({ status: 'skipped' });
    },
  );

  it('goes with null, and stays the shop’s own where the ERP keeps none', async () => {
    const product = await world.aSyncedProduct({ shippingClass: 'bulky' });
    await world.erp.editSilently(product, { shippingClass: null });
    expect(await world.api.sync(product)).toMatchObject({ status: 'synced' });
    expect(classOf(product)).toBeUndefined();

    const other = await world.aSyncedProduct({});
    await world.shop.editByHand(other, { shipping_class: 'bulky' });
    await world.erp.editSilently(other, { name: 'Renamed' });
    expect(await world.api.sync(other)).toMatchObject({ status: 'synced' });
    expect(classOf(other)).toBe('Very bulky');
  });

  it('that the shop does not have fails alone, by its name', async () => {
    const product = await world.erp.putSilently({ shippingClass: 'Fragile' });
    expect(await world.api.sync(product)).toMatchObject({
      status: 'failed',
      error: {
        code: 'SHIPPING_CLASS_NOT_IN_SHOP',
        message: expect.stringContaining('the shop has no shipping class "Fragile"') as string,
      },
    });
    expect(world.shop.product(product)).toMatchObject({ name: product.name, shippingClass: 0 });
  });

  it('that the ERP serves broken fails alone, by its field', async () => {
    const product = await world.erp.putSilently({ shippingClass: 7 });
    expect(await world.api.sync(product)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('shippingClass') as string },
    });
    expect(world.shop.product(product)).toMatchObject({ name: product.name });
  });

  it('of a variation is its own, or its product’s where it has none', async () => {
    const shoe = await world.aSyncedProduct({
      shippingClass: 'bulky',
      ...soldInSizes(['S', 'M']),
      variants: [
        aVariant('SHIP', 'S', { shippingClass: 'Class 3' }),
        aVariant('SHIP', 'M', { shippingClass: null }),
      ],
    });
    expect([shoe.sku, 'SHIP-S', 'SHIP-M'].map(classOf)).toEqual([
      'Very bulky',
      'Class 3',
      undefined,
    ]);
    expect(await world.api.sync(shoe)).toMatchObject({ status: 'skipped' });
  });

  it('of a new variant comes with it, though only a price was told of', async () => {
    const boot = await world.aSyncedProduct({
      ...soldInSizes(['S', 'M']),
      variants: [aVariant('BOOT', 'S')],
    });
    await world.erp.editSilently(boot, {
      variants: [aVariant('BOOT', 'S'), aVariant('BOOT', 'M', { shippingClass: 'Very bulky' })],
    });
    expect(await world.api.syncPrice(boot)).toMatchObject({ status: 'synced' });
    expect(classOf('BOOT-M')).toBe('Very bulky');
  });
});
