import { decode } from 'html-entities';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../../apps/sandbox/src/store/state/store-product';
import { shownAttributes } from '../../support/shown-attributes';
import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { aPrice, aVariant } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let pictures: PictureServer;
beforeAll(async () => {
  pictures = await startPictureServer();
  world = await startWorld({ products: 0 });
});
afterAll(async () => {
  pictures.close();
  await world.close();
});

const anOddProduct = (fields: { id: string; [field: string]: unknown }): Promise<ErpProduct> =>
  world.erp.putSilently({ sku: `ODD-${fields.id}`, name: fields.id, ...fields });
const shown = async (product: { id: string }): Promise<StoreProduct> =>
  the(world.shop.catalogue.products.get((await world.api.mapping(product)).wooCommerceProductId));

/** A product sold in one variant per option of an attribute. */
const aFamilyBy = (id: string, attribute: object, options: readonly string[], name: string) =>
  anOddProduct({
    id,
    stock: { managed: false, quantity: 0, backorders: 'no' },
    attributes: [{ name, options, visible: true, variation: true, ...attribute }],
    variants: options.map((option, index) =>
      aVariant(`ODD-${id}`, `${index}`, {
        id: `${id}-${index}`,
        price: aPrice(`${10 + index}`),
        attributes: { [name]: option },
      }),
    ),
  });

/** The options of a family's variations as a person reads them, by price. */
const optionsShown = async (product: { id: string }): Promise<[string | undefined, string][]> => {
  const parent = await shown(product);
  return world.shop.catalogue
    .variationsOf(parent.id)
    .map(
      (variation) =>
        [
          decode(shownAttributes(variation, world.shop)[0]?.option ?? '', { scope: 'strict' }),
          variation.regular_price,
        ] as [string, string],
    )
    .sort(([, a], [, b]) => Number(a) - Number(b));
};

describe('a SKU', () => {
  it('with two blanks in a row is made, and takes later changes', async () => {
    const product = await anOddProduct({ id: 'blanks', sku: 'ODD-1321  312' });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    await world.erp.editSilently(product.id, { name: 'Renamed' });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect(
      (await world.fullSync({ force: true })).failedItems.map(({ productId }) => productId),
    ).not.toContain('blanks');
    expect(await shown(product)).toMatchObject({ name: 'Renamed' });
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('that the shop cannot hold is told of by whoever asks, and the product is there once', async () => {
    const product = await anOddProduct({ id: 'octet', sku: 'ODD-50%AB-1' });
    const first = await world.api.sync(product);
    expect(first).toMatchObject({ success: false, error: { code: 'SKU_NOT_HELD' } });
    expect(first.error?.message).toContain('ODD-50%AB-1');
    await world.erp.setPrice(product.id, '21.00');
    await eventually(async () => {
      expect((await shown(product)).regular_price).toBe('21.00');
    });
    await world.quiet();
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'error' });
    expect(world.shop.products().filter(({ name }) => name === 'octet')).toHaveLength(1);
  });

  it('changes places with another, and in a ring of three', async () => {
    const ring = await Promise.all(
      ['r1', 'r2', 'r3'].map((id) => anOddProduct({ id, sku: `ODD-${id}` })),
    );
    for (const product of ring) await world.api.sync(product);
    const [a, b, c] = ring.map(({ sku }) => sku);
    world.erp.cypher.editSilently([
      { id: 'r1', patch: { sku: b, price: { regular: '22.00' } } },
      { id: 'r2', patch: { sku: c, price: { regular: '23.00' } } },
      { id: 'r3', patch: { sku: a, price: { regular: '24.00' } } },
    ]);
    const ids = ring.map(({ id }) => id);
    await world.api.tell('product.updated', ...ids);
    await world.quiet();
    const now = await Promise.all(
      ring.map(async (one) => [(await shown(one)).sku, (await shown(one)).regular_price]),
    );
    expect(now).toEqual([
      [b, '22.00'],
      [c, '23.00'],
      [a, '24.00'],
    ]);
    for (const one of ring)
      expect(await world.api.mapping(one)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('changes places though the two are told of one after the other', async () => {
    const [one, other] = [
      await anOddProduct({ id: 's1', sku: 'ODD-S1' }),
      await anOddProduct({ id: 's2', sku: 'ODD-S2' }),
    ];
    await world.api.sync(one);
    await world.api.sync(other);
    world.erp.cypher.editSilently([
      { id: 's1', patch: { sku: 'ODD-S2' } },
      { id: 's2', patch: { sku: 'ODD-S1' } },
    ]);
    expect(await world.api.sync(one)).toMatchObject({ success: true });
    await world.quiet();
    expect([(await shown(one)).sku, (await shown(other)).sku]).toEqual(['ODD-S2', 'ODD-S1']);
  });

  it('goes to a new product as soon as the ERP has given its holder another', async () => {
    const holder = await anOddProduct({ id: 'h1', sku: 'ODD-H' });
    await world.api.sync(holder);
    world.erp.cypher.editSilently([{ id: 'h1', patch: { sku: 'ODD-H-OLD' } }]);
    const successor = await anOddProduct({ id: 'h2', sku: 'ODD-H' });
    expect(await world.api.sync(successor)).toMatchObject({ success: true });
    expect([(await shown(holder)).sku, (await shown(successor)).sku]).toEqual([
      'ODD-H-OLD',
      'ODD-H',
    ]);
  });
});

describe('a GTIN', () => {
  it('changes places with another', async () => {
    const [one, other] = [
      await anOddProduct({ id: 'g1', gtin: '1111' }),
      await anOddProduct({ id: 'g2', gtin: '2222' }),
    ];
    await world.api.sync(one);
    await world.api.sync(other);
    world.erp.cypher.editSilently([
      { id: 'g1', patch: { gtin: '2222' } },
      { id: 'g2', patch: { gtin: '1111' } },
    ]);
    await world.api.tell('product.updated', 'g1', 'g2');
    await world.quiet();
    expect([(await shown(one)).global_unique_id, (await shown(other)).global_unique_id]).toEqual([
      '2222',
      '1111',
    ]);
  });

  it.each<[string, readonly number[], readonly number[]]>([
    ['in a swap', [1, 0], [1, 0]],
    ['in rings that go the same way', [1, 2, 0], [1, 2, 0]],
    ['in rings that go opposite ways', [1, 2, 0], [2, 0, 1]],
    ['where the SKU goes to one and the GTIN to another', [1, 0, 2], [2, 1, 0]],
  ])('changes places together with the SKU, %s', async (how, skus, gtins) => {
    const named = how.replace(/\W/g, '');
    const ids = skus.map((_, position) => `both-${named}-${position}`);
    const own = ids.map((id, position) => ({
      sku: `SKU-${id}`,
      gtin: `55${named.length}${position}`,
    }));
    const all: ErpProduct[] = [];
    for (const [position, id] of ids.entries())
      all.push(await anOddProduct({ id, ...own[position] }));
    for (const product of all) await world.api.sync(product);
    const wanted = ids.map((_, position) => ({
      sku: the(own[the(skus[position])]).sku,
      gtin: the(own[the(gtins[position])]).gtin,
    }));
    world.erp.cypher.editSilently(
      ids.map((id, position) => ({ id, patch: the(wanted[position]) })),
    );
    await world.api.tell('product.updated', ...ids);
    await eventually(async () => {
      const now = await Promise.all(all.map(shown));
      expect(now.map(({ sku, global_unique_id: gtin }) => ({ sku, gtin }))).toEqual(wanted);
    });
    await world.quiet();
    for (const one of all)
      expect(await world.api.mapping(one)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('changes places together with the SKU between variants of one product', async () => {
    const shoe = await aFamilyBy('swapping', {}, ['S', 'M'], 'Size');
    const [one, other] = shoe.variants.map(({ id, sku }, index) => ({
      id,
      sku,
      gtin: `771${index}`,
    }));
    await world.erp.editSilently(shoe.id, { variants: [the(one), the(other)] });
    expect(await world.api.sync(shoe)).toMatchObject({ success: true });
    const variants = [
      { id: the(one).id, sku: the(other).sku, gtin: the(other).gtin },
      { id: the(other).id, sku: the(one).sku, gtin: the(one).gtin },
    ];
    await world.erp.cypher.edit(shoe.id, { variants });
    await eventually(async () => {
      const now = await Promise.all(variants.map(shown));
      expect(now.map(({ sku, global_unique_id: gtin }) => [sku, gtin])).toEqual([
        [the(other).sku, the(other).gtin],
        [the(one).sku, the(one).gtin],
      ]);
    });
  });
});

describe('a slug', () => {
  it('changes places with another', async () => {
    const [one, other] = [
      await anOddProduct({ id: 'slug-1', slug: 'one' }),
      await anOddProduct({ id: 'slug-2', slug: 'two' }),
    ];
    for (const product of [one, other]) await world.api.sync(product);
    world.erp.cypher.editSilently([
      { id: one.id, patch: { slug: 'two' } },
      { id: other.id, patch: { slug: 'one' } },
    ]);
    await world.api.tell('product.updated', one, other);
    await eventually(async () => {
      expect([(await shown(one)).slug, (await shown(other)).slug]).toEqual(['two', 'one']);
    });
    await world.quiet();
    for (const product of [one, other])
      expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
  });
});

describe('a name', () => {
  it.each([
    'Mug <handmade>',
    'Cablu <30 cm> negru',
    'Bec 5<10W & >3',
    'C:\\temp \\ path',
    '0',
    'A & B',
    'Pen&notebook',
    'Salt&section',
    'Ring &reg gold',
  ])('as %j is shown as the ERP has it', async (name) => {
    const product = await anOddProduct({ id: `name-${world.shop.products().length}`, name });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect(decode((await shown(product)).name, { scope: 'strict' })).toBe(name);
  });
});

describe('a slug', () => {
  it.each([
    ["it's", 'its'],
    ['it’s here', 'its-here'],
    ['a,b', 'ab'],
    ['c+d', 'cd'],
    ['e&f', 'ef'],
  ])('as %j is right as the shop writes it', async (slug, kept) => {
    const product = await anOddProduct({ id: `slug-${world.shop.products().length}`, slug });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect((await shown(product)).slug).toBe(kept);
  });

  it('of which the shop can write nothing is left to the shop', async () => {
    const product = await anOddProduct({ id: 'no-slug', name: 'Named product', slug: '!!!' });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect((await shown(product)).slug).toBe('named-product');
  });
});

describe('categories', () => {
  it('of whatever name are made once, and those that the shop has are adopted', async () => {
    const names = [
      'Axis & Allies',
      'Chairs, stools',
      'Cables < 30 cm',
      `5" & 3' tubes`,
      '<new> things',
      'back\\slash',
      '50%AB',
      'Pen&notebook',
    ];
    const tree = names.map((name, index) => ({ id: `odd-${index}`, name }));
    for (const category of tree) await world.erp.cypher.putCategory(category, { silent: true });
    const book = world.shop.catalogue.categories;
    for (const name of ['Axis &amp; Allies', `5" &amp; 3' tubes`]) book.make({ name });
    const before = [...book.values()].length;
    const product = await anOddProduct({
      id: 'categorised',
      categoryIds: tree.map(({ id }) => id),
    });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    await world.fullSync({ force: true });
    const shownNames = [...book.values()].map(({ name }) => decode(name, { scope: 'strict' }));
    for (const name of names) expect(shownNames.filter((one) => one === name)).toHaveLength(1);
    expect([...book.values()].length - before).toBeGreaterThanOrEqual(names.length - 2);
    expect((await shown(product)).categories).toHaveLength(names.length);
  });
});

describe('options of variants', () => {
  it('of a product’s own attribute are as many as the ERP says, whatever is in them', async () => {
    const options = ['40,5', '40/40', '39,5', '36/34', 'a|b', 'a | b c'];
    const product = await aFamilyBy('own', { local: true }, options, 'Measure');
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect((await optionsShown(product)).map(([option]) => option)).toEqual(options);
  });

  it('keep their signs', async () => {
    const options = [
      '<30 cm',
      '>30 cm',
      'Red & Blue',
      '5"',
      `3' 6"`,
      'A\\B',
      '<b>x</b>',
      '50%AB',
      'Black%20White',
    ];
    const product = await aFamilyBy('signs', {}, options, 'Length');
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect((await optionsShown(product)).map(([option]) => option)).toEqual(options);
  });

  it.each([
    ['R&amp;D', true],
    ['Pen&notebook', true],
    ['R&amp;D of all', false],
  ])('are right where they and the name %j hold entities', async (name, local) => {
    const options = local ? ['Pen&notebook', 'plain'] : ['A &amp; B', 'Salt&section'];
    const product = await aFamilyBy(
      `entities-${world.shop.products().length}`,
      { local },
      options,
      name,
    );
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect((await optionsShown(product)).map(([option]) => option)).toEqual(
      options.map((option) => decode(option, { scope: 'strict' })),
    );
  });

  it.each([
    ['Χρώμα', ['Κόκκινο', 'Πράσινο']],
    ['فارسی', ['قرمز', 'آبی']],
    ['Größe', ['groß', 'gross', 'Öl', 'Ol']],
    ['棒球', ['红', '蓝']],
    ['⚾', ['⚾', '🏀']],
    ['Цвет', ['й', 'и']],
  ])('of %s stay apart', async (name, options) => {
    const product = await aFamilyBy(`letters-${world.shop.products().length}`, {}, options, name);
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect(await optionsShown(product)).toEqual(
      options.map((option, index) => [option, `${10 + index}`]),
    );
  });

  it.each([
    ['longer than the shop takes once it is encoded', false, ['S', '<'.repeat(60)]],
    ['split in one form, where the other takes two for one', true, ['groß', 'gross', 'a|b']],
  ])(
    'that would be %s fail before they are sent; the others are sold',
    async (_what, local, options) => {
      const product = await aFamilyBy(
        `unheld-${world.shop.products().length}`,
        { local },
        options,
        `Unheld ${options.length}`,
      );
      const { success, error } = await world.api.sync(product);
      expect([success, error?.code]).toEqual([false, 'OPTION_NOT_HELD']);
      expect(error?.message).toContain(options.at(-1));
      expect(await optionsShown(product)).toEqual(
        options.slice(0, -1).map((option, index) => [option, `${10 + index}`]),
      );
    },
  );

  it.each([
    ['two variants', ['v1', 'v2']],
    ['a single variant', ['v1']],
  ])(
    'that %s do not have fail by name, and no product is made that nobody could buy',
    async (_what, ids) => {
      const id = `bare-${ids.length}`;
      const variants = ids.map((one) => ({
        id: `${id}-${one}`,
        version: 1,
        status: 'active',
        sku: `ODD-${id}-${one}`,
        gtin: null,
        price: aPrice('10'),
        stock: { managed: true, quantity: 1, backorders: 'no' },
        attributes: {},
        image: null,
        weight: null,
        dimensions: null,
      }));
      const product = await anOddProduct({
        id,
        stock: { managed: false, quantity: 0, backorders: 'no' },
        attributes: [],
        variants,
      });
      const { error } = await world.api.sync(product);
      expect(error).toMatchObject({ code: 'VARIANT_WITHOUT_OPTIONS' });
      for (const variant of variants) expect(error?.message).toContain(variant.id);
      expect(world.shop.products().some(({ name }) => name === id)).toBe(false);
    },
  );
});

describe('pictures', () => {
  it('are shown but for the bad one, which alone is named', async () => {
    const picture = (id: string, path: string) => ({
      id,
      url: `${pictures.address}/${path}.png`,
      alt: id,
      checksum: null,
    });
    const images = [picture('a', 'one'), picture('b', 'missing-two'), picture('c', 'three')];
    const product = await anOddProduct({ id: 'pictured', images });
    await world.api.sync(product);
    const error = await eventually(async () => {
      const [failure] = await world.api.failures('?syncType=image');
      expect(failure).toMatchObject({ productId: 'pictured' });
      return the(failure).error;
    });
    expect(error.message).toContain('missing-two');
    expect(error.message).not.toMatch(/one\.png|three\.png/);
    expect((await shown(product)).images).toHaveLength(2);
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'error' });
  });
});

describe('a sale', () => {
  it('at the regular price is none, and ends the one before', async () => {
    const product = await anOddProduct({ id: 'e1', price: aPrice('10', { sale: '8' }) });
    await world.api.sync(product);
    expect((await shown(product)).sale_price).toBe('8');
    await world.erp.editSilently('e1', { price: { sale: '10' } });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect(await shown(product)).toMatchObject({ regular_price: '10', sale_price: '' });
  });

  it('of zero is told of; the regular price is shown', async () => {
    const product = await anOddProduct({ id: 'e2', price: aPrice('10', { sale: '0' }) });
    expect(await world.api.sync(product)).toMatchObject({
      success: false,
      error: { code: 'SALE_IS_ZERO' },
    });
    expect(await shown(product)).toMatchObject({ regular_price: '10', sale_price: '' });
  });

  it.each([
    [
      'that is over',
      { sale: '8', saleFrom: '2026-01-01T00:00:00+02:00', saleTo: '2026-01-31T23:59:59+02:00' },
      '2025-12-31T22:00:00Z',
      '2026-01-31T21:59:59Z',
    ],
    [
      'into summer time',
      { sale: '8', saleTo: '2027-03-28T03:30:00+02:00' },
      null,
      '2027-03-28T01:30:00Z',
    ],
    [
      'from the hour that comes twice',
      { sale: '8', saleFrom: '2026-10-25T03:30:00+02:00', saleTo: '2027-12-31T23:59:59.999+02:00' },
      '2026-10-25T01:30:00Z',
      '2027-12-31T21:59:59Z',
    ],
  ])('%s has its dates in UTC', async (_what, sale, from, to) => {
    const product = await anOddProduct({
      id: `dated-${world.shop.products().length}`,
      price: aPrice('10', sale),
    });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    const { sale_from, sale_to } = await shown(product);
    const instant = (text: string | null): number | null =>
      text === null ? null : Date.parse(text);
    expect([sale_from, sale_to]).toEqual([instant(from), instant(to)]);
  });

  it('of a price that is free needs none', async () => {
    const product = await anOddProduct({ id: 'e7', price: aPrice('0') });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect((await shown(product)).regular_price).toBe('0');
  });
});

describe('a product of which the ERP serves one field broken', () => {
  it.each<[string, object, string, object]>([
    [
      'a part of a piece',
      { stock: { quantity: 2.5 } },
      'stock.quantity',
      { regular_price: '31.00' },
    ],
    ['a comma in its weight', { weight: '1,5' }, 'weight', { regular_price: '31.00' }],
    ['a bad GTIN', { gtin: 'N/A' }, 'gtin', { regular_price: '31.00' }],
  ])('by %s gets its price, and says what is wrong', async (_what, broken, field, expected) => {
    const id = `broken-${field}`;
    const product = await anOddProduct({ id });
    await world.api.sync(product);
    await world.erp.editSilently(id, { ...broken, price: { regular: '31.00' } });
    const { success, error } = await world.api.sync(product);
    expect([success, error?.message.startsWith(`${field}: `)]).toEqual([false, true]);
    expect(await shown(product)).toMatchObject(expected);
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'error' });
  });

  it('takes a weight without a zero before its dot for what it is', async () => {
    const product = await anOddProduct({ id: 'half', weight: '.5' });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect((await shown(product)).weight).toBe('0.5');
  });

  it('sells without end what it does not count, whatever it says of backorders', async () => {
    const product = await anOddProduct({
      id: 'endless',
      stock: { managed: false, quantity: 0, backorders: 'yes' },
    });
    expect(await world.api.sync(product)).toMatchObject({ success: true });
    expect(await shown(product)).toMatchObject({ manage_stock: false, backorders: 'no' });
  });
});
