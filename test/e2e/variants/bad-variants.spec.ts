import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { ErpVariant } from '../../../apps/sandbox/src/cypher/erp-product';
import { shownAttributes } from '../../support/shown-attributes';
import { eventually } from '../../support/eventually';
import { aVariant, soldInSizes } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

/** A product of the ERP with these variants, not told to anybody. */
function aFamilyOf(
  sku: string,
  variants: readonly ErpVariant[],
  fields: object = {},
): Promise<ErpProduct> {
  return world.erp.putSilently({
    id: `id-${sku}`,
    sku,
    name: sku,
    ...soldInSizes(['S', 'M', 'L']),
    variants,
    ...fields,
  });
}

const family = (): string => `FAM-${(serial += 1)}`;
const variationsOf = ({ sku }: { sku: string }): (string | undefined)[][] => {
  const parent = world.shop.findProduct(sku);
  const variations = parent === undefined ? [] : world.shop.catalogue.variationsOf(parent.id);
  return variations.map((variation) => [
    variation.sku,
    shownAttributes(variation, world.shop)[0]?.option,
  ]);
};

describe('a variant that moves to another product', () => {
  it('comes there though the new product is told first, and leaves the old one', async () => {
    const [from, to] = [family(), family()];
    const old = await aFamilyOf(from, [aVariant(from, 'S'), aVariant(from, 'M')]);
    const next = await aFamilyOf(to, [aVariant(to, 'S')]);
    await world.api.sync(old);
    await world.api.sync(next);
    await aFamilyOf(from, [aVariant(from, 'S')]);
    await aFamilyOf(to, [aVariant(to, 'S'), aVariant(from, 'M', { version: 2 })]);
    // Nobody tells of the old product.
    expect(await world.api.sync(next)).toMatchObject({ success: true });
    expect(variationsOf(old)).toEqual([[`${from}-S`, 'S']]);
    expect(variationsOf(next)).toEqual([
      [`${to}-S`, 'S'],
      [`${from}-M`, 'M'],
    ]);
    expect(await world.api.mapping(`${from}-M`)).toMatchObject({ parentProductId: next.id });
  });

  it('and is still listed by the old one says where it is, while its neighbours come', async () => {
    const [from, to] = [family(), family()];
    const old = await aFamilyOf(from, [aVariant(from, 'M')]);
    await world.api.sync(old);
    const next = await aFamilyOf(to, [aVariant(to, 'S'), aVariant(from, 'M')]);
    await world.api.tell('product.created', next);
    // The old product may let go of it between its tries.
    const failure = await world.failureOf(next);
    expect(failure.error.code).toBe('VARIANT_MOVED');
    expect(failure.error.message).toContain(`still a variation of product ${old.id}`);
    expect(variationsOf(next)).toEqual([[`${to}-S`, 'S']]);
    expect(variationsOf(old)).toEqual([[`${from}-M`, 'M']]);
  });
});

describe('an id that is not a variant’s own', () => {
  it.each([
    [
      'of another variant',
      (sku: string) => [aVariant(sku, 'S'), aVariant(sku, 'M', { id: `${sku}-S` })],
    ],
    [
      'of the product itself',
      (sku: string) => [aVariant(sku, 'L'), aVariant(sku, 'S', { id: `id-${sku}` })],
    ],
  ])('%s is named, and nothing is written half', async (_whose, variants) => {
    const sku = family();
    const { error } = await world.api.sync(await aFamilyOf(sku, variants(sku)));
    expect(error).toMatchObject({ code: 'ERP_PRODUCT_INVALID' });
    expect(error?.message).toContain(
      'variants.1.id: is the id of another variant, or of the product itself',
    );
    expect(world.shop.findProduct(sku)).toBe(undefined);
  });

  it('of another product leaves that one alone', async () => {
    const [sku, other] = [family(), await world.erp.putSilently()];
    await world.api.sync(other);
    const product = await aFamilyOf(sku, [
      aVariant(sku, 'S', { id: other.id }),
      aVariant(sku, 'M'),
    ]);
    expect((await world.api.sync(product)).error).toMatchObject({ code: 'VARIANT_ID_TAKEN' });
    expect(variationsOf(product)).toEqual([[`${sku}-M`, 'M']]);
    await world.erp.setPrice(other.id, '77.00');
    await eventually(() => {
      expect(world.shop.findProduct(other.sku)).toMatchObject({
        type: 'simple',
        regular_price: '77.00',
      });
    });
  });
});

describe('attributes', () => {
  it('of one name twice fail the product by that name', async () => {
    const sku = family();
    const size = { name: 'Size', options: ['S'], visible: true, variation: true };
    const attributes = [size, { ...size, name: 'SIZE', options: ['XL'] }];
    const { error } = await world.api.sync(
      await aFamilyOf(sku, [aVariant(sku, 'S')], { attributes }),
    );
    expect(error).toMatchObject({ code: 'ATTRIBUTE_DOUBLED' });
    expect(error?.message).toContain('"SIZE" is listed twice');
  });

  it('may be renamed, with their options, and change places: the variations stay', async () => {
    const sku = family();
    const product = await aFamilyOf(sku, [aVariant(sku, 'S'), aVariant(sku, 'M')]);
    await world.api.sync(product);
    const ids = world.shop.catalogue.variationsOf(world.shop.product(sku).id).map(({ id }) => id);
    const attributes = [{ name: 'Mărime', options: ['Mică', 'M'], visible: true, variation: true }];
    const renamed = [
      aVariant(sku, 'S', { version: 2, attributes: { Mărime: 'M' } }),
      aVariant(sku, 'M', { version: 2, attributes: { Mărime: 'Mică' } }),
    ];
    expect(await world.api.sync(await aFamilyOf(sku, renamed, { attributes }))).toMatchObject({
      success: true,
    });
    expect(variationsOf(product)).toEqual([
      [`${sku}-S`, 'M'],
      [`${sku}-M`, 'Mică'],
    ]);
    expect(
      world.shop.catalogue.variationsOf(world.shop.product(sku).id).map(({ id }) => id),
    ).toEqual(ids);
  });
});

describe('a SKU that another product of the shop has', () => {
  it('is refused with the id of that product, for a product and for a variant', async () => {
    const taken = await world.erp.putSilently();
    await world.api.sync(taken);
    const owner = world.shop.product(taken.sku).id;
    const other = await world.erp.putSilently();
    await world.api.sync(other);
    await world.erp.editSilently(other.id, { sku: taken.sku });
    expect((await world.api.sync(other)).error?.message).toContain(
      `product ${owner} of the shop has it`,
    );

    const sku = family();
    const product = await aFamilyOf(sku, [aVariant(sku, 'S')]);
    await world.api.sync(product);
    await aFamilyOf(sku, [aVariant(sku, 'S', { version: 2, sku: taken.sku })]);
    const { error } = await world.api.sync(product);
    expect(error?.message).toContain(`variant ${sku}-S (${taken.sku})`);
    expect(error?.message).toContain(`product ${owner} of the shop has it`);
  });
});

describe('a variant that is told of before its product was ever synced', () => {
  it('fails with a reason that says how it becomes known, which is over once its product is in the shop', async () => {
    const sku = family();
    const product = await aFamilyOf(sku, [aVariant(sku, 'S')]);
    const failures = async () => {
      const items = await world.api.failures('?errorCode=PRODUCT_NOT_IN_ERP');
      return items.filter(({ productId }) => productId === `${sku}-S`);
    };
    await world.api.tell('pricing.price_changed', `${sku}-S`);
    await eventually(async () => {
      const [failure] = await failures();
      expect(failure?.error.message).toContain('once its product was synced');
    });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect(variationsOf(product)).toEqual([[`${sku}-S`, 'S']]);
    expect(await failures()).toEqual([]);
  });
});
