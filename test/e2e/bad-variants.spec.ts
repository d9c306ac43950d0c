import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import { shownAttributes } from '../support/shown-attributes';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const SIZES = { name: 'Size', options: ['S', 'M', 'L'], visible: true, variation: true };

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

interface Variant {
  readonly id: string;
  readonly sku: string;
  readonly version: number;
  readonly attributes: Readonly<Record<string, string>>;
}

function aVariant(family: string, size: string, differences: Partial<Variant> = {}): Variant {
  return {
    id: `${family}-${size}`,
    version: 1,
    sku: `${family}-${size}`,
    attributes: { Size: size },
    ...{
      status: 'active',
      gtin: null,
      price: {
        regular: '50.00',
        sale: null,
        saleFrom: null,
        saleTo: null,
        currency: 'RON',
        taxClass: '',
      },
      stock: { managed: true, quantity: 5, backorders: 'no' },
      image: null,
      weight: null,
      dimensions: null,
    },
    ...differences,
  };
}

/** A product of the ERP with these variants, not told to anybody. */
async function put(
  sku: string,
  variants: readonly Variant[],
  fields: object = {},
): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put(
    {
      id: `id-${sku}`,
      sku,
      name: sku,
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [SIZES],
      variants,
      ...fields,
    },
    { silent: true },
  );
  return item;
}

interface SyncAnswer {
  readonly success: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const family = (): string => `FAM-${(serial += 1)}`;
const sync = async ({ id }: { id: string }): Promise<SyncAnswer> =>
  (await world.call('post', `${API}/sync/product/${id}`).expect(200)).body as SyncAnswer;
const variationsOf = ({ sku }: { sku: string }): (string | undefined)[][] => {
  const parent = world.shop.catalogue.findBySku(sku);
  const variations = parent === undefined ? [] : world.shop.catalogue.variationsOf(parent.id);
  return variations.map((variation) => [
    variation.sku,
    shownAttributes(variation, world.shop)[0]?.option,
  ]);
};

describe('a variant that moves to another product', () => {
  it('comes there though the new product is told first, and leaves the old one', async () => {
    const [from, to] = [family(), family()];
    const old = await put(from, [aVariant(from, 'S'), aVariant(from, 'M')]);
    const next = await put(to, [aVariant(to, 'S')]);
    await sync(old);
    await sync(next);
    await put(from, [aVariant(from, 'S')]);
    await put(to, [aVariant(to, 'S'), aVariant(from, 'M', { version: 2 })]);
    // Nobody tells of the old product.
    expect(await sync(next)).toMatchObject({ success: true });
    expect(variationsOf(old)).toEqual([[`${from}-S`, 'S']]);
    expect(variationsOf(next)).toEqual([
      [`${to}-S`, 'S'],
      [`${from}-M`, 'M'],
    ]);
    const { body } = await world.call('get', `${API}/mappings/${from}-M`).expect(200);
    expect(body).toMatchObject({ parentProductId: next.id });
  });

  it('and is still listed by the old one says where it is, while its neighbours come', async () => {
    const [from, to] = [family(), family()];
    const old = await put(from, [aVariant(from, 'M')]);
    await sync(old);
    const next = await put(to, [aVariant(to, 'S'), aVariant(from, 'M')]);
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.created', data: { productId: next.id } }] });
    // It is tried again after 2, 4 and 8 seconds: the old product may let go of it meanwhile.
    const failure = await eventually(
      async () => {
        const { body } = await world
          .call('get', `${API}/sync/failed?errorCode=VARIANT_MOVED`)
          .expect(200);
        const [first] = (body as { items: { productId: string; error: { message: string } }[] })
          .items;
        expect(first).toMatchObject({ productId: next.id });
        return first!;
      },
      { timeout: 45_000 },
    );
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
    const { error } = await sync(await put(sku, variants(sku)));
    expect(error).toMatchObject({ code: 'ERP_PRODUCT_INVALID' });
    expect(error?.message).toContain(
      'variants.1.id: is the id of another variant, or of the product itself',
    );
    expect(world.shop.catalogue.findBySku(sku)).toBe(undefined);
  });

  it('of another product leaves that one alone', async () => {
    const [sku, other] = [family(), (await world.erp.cypher.put({}, { silent: true })).item];
    await sync(other);
    const product = await put(sku, [aVariant(sku, 'S', { id: other.id }), aVariant(sku, 'M')]);
    expect((await sync(product)).error).toMatchObject({ code: 'VARIANT_ID_TAKEN' });
    expect(variationsOf(product)).toEqual([[`${sku}-M`, 'M']]);
    await world.erp.cypher.edit(other.id, { price: { regular: '77.00' } });
    await eventually(() => {
      expect(world.shop.catalogue.findBySku(other.sku)).toMatchObject({
        type: 'simple',
        regular_price: '77.00',
      });
    });
  });
});

describe('attributes', () => {
  it('of one name twice fail the product by that name', async () => {
    const sku = family();
    const attributes = [SIZES, { ...SIZES, name: 'SIZE', options: ['XL'] }];
    const { error } = await sync(await put(sku, [aVariant(sku, 'S')], { attributes }));
    expect(error).toMatchObject({ code: 'ATTRIBUTE_DOUBLED' });
    expect(error?.message).toContain('"SIZE" is listed twice');
  });

  it('may be renamed, with their options, and change places: the variations stay', async () => {
    const sku = family();
    const product = await put(sku, [aVariant(sku, 'S'), aVariant(sku, 'M')]);
    await sync(product);
    const ids = world.shop.catalogue
      .variationsOf(world.shop.catalogue.findBySku(sku)!.id)
      .map(({ id }) => id);
    const attributes = [{ name: 'Mărime', options: ['Mică', 'M'], visible: true, variation: true }];
    const renamed = [
      aVariant(sku, 'S', { version: 2, attributes: { Mărime: 'M' } }),
      aVariant(sku, 'M', { version: 2, attributes: { Mărime: 'Mică' } }),
    ];
    expect(await sync(await put(sku, renamed, { attributes }))).toMatchObject({ success: true });
    expect(variationsOf(product)).toEqual([
      [`${sku}-S`, 'M'],
      [`${sku}-M`, 'Mică'],
    ]);
    expect(
      world.shop.catalogue
        .variationsOf(world.shop.catalogue.findBySku(sku)!.id)
        .map(({ id }) => id),
    ).toEqual(ids);
  });
});

describe('a SKU that another product of the shop has', () => {
  it('is refused with the id of that product, for a product and for a variant', async () => {
    const taken = (await world.erp.cypher.put({}, { silent: true })).item;
    await sync(taken);
    const owner = world.shop.catalogue.findBySku(taken.sku)!.id;
    const other = (await world.erp.cypher.put({}, { silent: true })).item;
    await sync(other);
    await world.erp.cypher.edit(other.id, { sku: taken.sku }, { silent: true });
    expect((await sync(other)).error?.message).toContain(`product ${owner} of the shop has it`);

    const sku = family();
    const product = await put(sku, [aVariant(sku, 'S')]);
    await sync(product);
    await put(sku, [aVariant(sku, 'S', { version: 2, sku: taken.sku })]);
    const { error } = await sync(product);
    expect(error?.message).toContain(`variant ${sku}-S (${taken.sku})`);
    expect(error?.message).toContain(`product ${owner} of the shop has it`);
  });
});

describe('a variant that is told of before its product was ever synced', () => {
  it('fails with a reason that says how it becomes known, which is over once its product is in the shop', async () => {
    const sku = family();
    const product = await put(sku, [aVariant(sku, 'S')]);
    const told = { type: 'pricing.price_changed', data: { productId: `${sku}-S` } };
    const failures = async (): Promise<{ productId: string; error: { message: string } }[]> => {
      const { body } = await world
        .call('get', `${API}/sync/failed?errorCode=PRODUCT_NOT_IN_ERP`)
        .expect(200);
      const { items } = body as { items: { productId: string; error: { message: string } }[] };
      return items.filter(({ productId }) => productId === `${sku}-S`);
    };
    await world
      .call('post', `${API}/events`)
      .send({ events: [told] })
      .expect(202);
    await eventually(async () => {
      const [failure] = await failures();
      expect(failure?.error.message).toContain('once its product was synced');
    });
    expect(await sync(product)).toMatchObject({ success: true });
    expect(variationsOf(product)).toEqual([[`${sku}-S`, 'S']]);
    expect(await failures()).toEqual([]);
  });
});
