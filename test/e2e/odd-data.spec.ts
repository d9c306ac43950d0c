import { decode } from 'html-entities';
import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { shownAttributes } from '../support/shown-attributes';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/picture-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const NO_SALE = { sale: null, saleFrom: null, saleTo: null, currency: 'RON', taxClass: '' };

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

const products = (): StoreProduct[] => [...world.shop.catalogue.products.values()];
const put = async (fields: { id: string; [field: string]: unknown }): Promise<ErpProduct> =>
  (
    await world.erp.cypher.put(
      { sku: `ODD-${fields.id}`, name: fields.id, ...fields },
      { silent: true },
    )
  ).item;

interface SyncAnswer {
  readonly success: boolean;
  readonly wooCommerceId: number | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}
const sync = async ({ id }: { id: string }): Promise<SyncAnswer> =>
  (await world.call('post', `${API}/sync/product/${id}`).expect(200)).body as SyncAnswer;
const mappingOf = async ({
  id,
}: {
  id: string;
}): Promise<{ wooCommerceProductId: number; syncStatus: string }> =>
  (await world.call('get', `${API}/mappings/${id}`).expect(200)).body as never;
const shown = async (product: { id: string }): Promise<StoreProduct> =>
  world.shop.catalogue.products.get((await mappingOf(product)).wooCommerceProductId)!;
const price = (regular: string, differences: object = {}) => ({
  regular,
  ...NO_SALE,
  ...differences,
});

/** A product sold in one variant per option of an attribute. */
const family = (id: string, attribute: object, options: readonly string[], name: string) =>
  put({
    id,
    stock: { managed: false, quantity: 0, backorders: 'no' },
    attributes: [{ name, options, visible: true, variation: true, ...attribute }],
    variants: options.map((option, index) => ({
      id: `${id}-${index}`,
      version: 1,
      status: 'active',
      sku: `ODD-${id}-${index}`,
      gtin: null,
      price: price(`${10 + index}`),
      stock: { managed: true, quantity: 5, backorders: 'no' },
      attributes: { [name]: option },
      image: null,
      weight: null,
      dimensions: null,
    })),
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

async function runAll(
  body: object = {},
): Promise<{ failed: number; failedItems: { productId: string }[] }> {
  const { batchId } = (await world.call('post', `${API}/sync/all`).send(body).expect(202)).body as {
    batchId: string;
  };
  const run = await eventually(async () => {
    const answer = (await world.call('get', `${API}/sync/runs/${batchId}`).expect(200))
      .body as never;
    expect(answer).toMatchObject({ status: 'completed' });
    return answer;
  });
  await world.quiet();
  return run;
}

describe('a SKU', () => {
  it('with two blanks in a row is made, and takes later changes', async () => {
    const product = await put({ id: 'blanks', sku: 'ODD-1321  312' });
    expect(await sync(product)).toMatchObject({ success: true });
    await world.erp.cypher.edit(product.id, { name: 'Renamed' }, { silent: true });
    expect(await sync(product)).toMatchObject({ success: true });
    expect(
      (await runAll({ force: true })).failedItems.map(({ productId }) => productId),
    ).not.toContain('blanks');
    expect(await shown(product)).toMatchObject({ name: 'Renamed' });
    expect(await mappingOf(product)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('that the shop cannot hold is told of by whoever asks, and the product is there once', async () => {
    const product = await put({ id: 'octet', sku: 'ODD-50%AB-1' });
    const first = await sync(product);
    expect(first).toMatchObject({ success: false, error: { code: 'SKU_NOT_HELD' } });
    expect(first.error?.message).toContain('ODD-50%AB-1');
    await world.erp.cypher.edit(product.id, { price: { regular: '21.00' } });
    await eventually(async () => {
      expect((await shown(product)).regular_price).toBe('21.00');
    });
    await world.quiet();
    expect(await mappingOf(product)).toMatchObject({ syncStatus: 'error' });
    expect(products().filter(({ name }) => name === 'octet')).toHaveLength(1);
  });

  it('changes places with another, and in a ring of three', async () => {
    const ring = await Promise.all(['r1', 'r2', 'r3'].map((id) => put({ id, sku: `ODD-${id}` })));
    for (const product of ring) await sync(product);
    const [a, b, c] = ring.map(({ sku }) => sku);
    world.erp.cypher.editSilently([
      { id: 'r1', patch: { sku: b, price: { regular: '22.00' } } },
      { id: 'r2', patch: { sku: c, price: { regular: '23.00' } } },
      { id: 'r3', patch: { sku: a, price: { regular: '24.00' } } },
    ]);
    const ids = ring.map(({ id }) => id);
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.updated', data: { productIds: ids } }] })
      .expect(202);
    await world.quiet();
    const now = await Promise.all(
      ring.map(async (one) => [(await shown(one)).sku, (await shown(one)).regular_price]),
    );
    expect(now).toEqual([
      [b, '22.00'],
      [c, '23.00'],
      [a, '24.00'],
    ]);
    for (const one of ring) expect(await mappingOf(one)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('changes places though the two are told of one after the other', async () => {
    const [one, other] = [
      await put({ id: 's1', sku: 'ODD-S1' }),
      await put({ id: 's2', sku: 'ODD-S2' }),
    ];
    await sync(one);
    await sync(other);
    world.erp.cypher.editSilently([
      { id: 's1', patch: { sku: 'ODD-S2' } },
      { id: 's2', patch: { sku: 'ODD-S1' } },
    ]);
    expect(await sync(one)).toMatchObject({ success: true });
    await world.quiet();
    expect([(await shown(one)).sku, (await shown(other)).sku]).toEqual(['ODD-S2', 'ODD-S1']);
  });

  it('goes to a new product as soon as the ERP has given its holder another', async () => {
    const holder = await put({ id: 'h1', sku: 'ODD-H' });
    await sync(holder);
    world.erp.cypher.editSilently([{ id: 'h1', patch: { sku: 'ODD-H-OLD' } }]);
    const successor = await put({ id: 'h2', sku: 'ODD-H' });
    expect(await sync(successor)).toMatchObject({ success: true });
    expect([(await shown(holder)).sku, (await shown(successor)).sku]).toEqual([
      'ODD-H-OLD',
      'ODD-H',
    ]);
  });
});

describe('a GTIN', () => {
  it('changes places with another', async () => {
    const [one, other] = [
      await put({ id: 'g1', gtin: '1111' }),
      await put({ id: 'g2', gtin: '2222' }),
    ];
    await sync(one);
    await sync(other);
    world.erp.cypher.editSilently([
      { id: 'g1', patch: { gtin: '2222' } },
      { id: 'g2', patch: { gtin: '1111' } },
    ]);
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.updated', data: { productIds: ['g1', 'g2'] } }] })
      .expect(202);
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
    for (const [position, id] of ids.entries()) all.push(await put({ id, ...own[position] }));
    for (const product of all) await sync(product);
    const wanted = ids.map((_, position) => ({
      sku: own[skus[position]!]!.sku,
      gtin: own[gtins[position]!]!.gtin,
    }));
    world.erp.cypher.editSilently(ids.map((id, position) => ({ id, patch: wanted[position]! })));
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.updated', data: { productIds: ids } }] })
      .expect(202);
    await eventually(async () => {
      const now = await Promise.all(all.map(shown));
      expect(now.map(({ sku, global_unique_id: gtin }) => ({ sku, gtin }))).toEqual(wanted);
    });
    await world.quiet();
    for (const one of all) expect(await mappingOf(one)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('changes places together with the SKU between variants of one product', async () => {
    const shoe = await family('swapping', {}, ['S', 'M'], 'Size');
    const [one, other] = shoe.variants.map(({ id, sku }, index) => ({
      id,
      sku,
      gtin: `771${index}`,
    }));
    await world.erp.cypher.edit(shoe.id, { variants: [one!, other!] }, { silent: true });
    expect(await sync(shoe)).toMatchObject({ success: true });
    const variants = [
      { id: one!.id, sku: other!.sku, gtin: other!.gtin },
      { id: other!.id, sku: one!.sku, gtin: one!.gtin },
    ];
    await world.erp.cypher.edit(shoe.id, { variants });
    await eventually(async () => {
      const now = await Promise.all(variants.map(shown));
      expect(now.map(({ sku, global_unique_id: gtin }) => [sku, gtin])).toEqual([
        [other!.sku, other!.gtin],
        [one!.sku, one!.gtin],
      ]);
    });
  });
});

describe('a slug', () => {
  it('changes places with another', async () => {
    const [one, other] = [
      await put({ id: 'slug-1', slug: 'one' }),
      await put({ id: 'slug-2', slug: 'two' }),
    ];
    for (const product of [one, other]) await sync(product);
    world.erp.cypher.editSilently([
      { id: one.id, patch: { slug: 'two' } },
      { id: other.id, patch: { slug: 'one' } },
    ]);
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.updated', data: { productIds: [one.id, other.id] } }] })
      .expect(202);
    await eventually(async () => {
      expect([(await shown(one)).slug, (await shown(other)).slug]).toEqual(['two', 'one']);
    });
    await world.quiet();
    for (const product of [one, other])
      expect(await mappingOf(product)).toMatchObject({ syncStatus: 'in_sync' });
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
    const product = await put({ id: `name-${products().length}`, name });
    expect(await sync(product)).toMatchObject({ success: true });
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
    const product = await put({ id: `slug-${products().length}`, slug });
    expect(await sync(product)).toMatchObject({ success: true });
    expect((await shown(product)).slug).toBe(kept);
  });

  it('of which the shop can write nothing is left to the shop', async () => {
    const product = await put({ id: 'no-slug', name: 'Named product', slug: '!!!' });
    expect(await sync(product)).toMatchObject({ success: true });
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
    const product = await put({ id: 'categorised', categoryIds: tree.map(({ id }) => id) });
    expect(await sync(product)).toMatchObject({ success: true });
    await runAll({ force: true });
    const shownNames = [...book.values()].map(({ name }) => decode(name, { scope: 'strict' }));
    for (const name of names) expect(shownNames.filter((one) => one === name)).toHaveLength(1);
    expect([...book.values()].length - before).toBeGreaterThanOrEqual(names.length - 2);
    expect((await shown(product)).categories).toHaveLength(names.length);
  });
});

describe('options of variants', () => {
  it('of a product’s own attribute are as many as the ERP says, whatever is in them', async () => {
    const options = ['40,5', '40/40', '39,5', '36/34', 'a|b', 'a | b c'];
    const product = await family('own', { local: true }, options, 'Measure');
    expect(await sync(product)).toMatchObject({ success: true });
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
    const product = await family('signs', {}, options, 'Length');
    expect(await sync(product)).toMatchObject({ success: true });
    expect((await optionsShown(product)).map(([option]) => option)).toEqual(options);
  });

  it.each([
    ['R&amp;D', true],
    ['Pen&notebook', true],
    ['R&amp;D of all', false],
  ])('are right where they and the name %j hold entities', async (name, local) => {
    const options = local ? ['Pen&notebook', 'plain'] : ['A &amp; B', 'Salt&section'];
    const product = await family(`entities-${products().length}`, { local }, options, name);
    expect(await sync(product)).toMatchObject({ success: true });
    expect(await sync(product)).toMatchObject({ success: true });
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
    const product = await family(`letters-${products().length}`, {}, options, name);
    expect(await sync(product)).toMatchObject({ success: true });
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
      const product = await family(
        `unheld-${products().length}`,
        { local },
        options,
        `Unheld ${options.length}`,
      );
      const { success, error } = await sync(product);
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
        price: price('10'),
        stock: { managed: true, quantity: 1, backorders: 'no' },
        attributes: {},
        image: null,
        weight: null,
        dimensions: null,
      }));
      const product = await put({
        id,
        stock: { managed: false, quantity: 0, backorders: 'no' },
        attributes: [],
        variants,
      });
      const { error } = await sync(product);
      expect(error).toMatchObject({ code: 'VARIANT_WITHOUT_OPTIONS' });
      for (const variant of variants) expect(error?.message).toContain(variant.id);
      expect(products().some(({ name }) => name === id)).toBe(false);
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
    const product = await put({ id: 'pictured', images });
    await sync(product);
    const error = await eventually(async () => {
      const { body } = await world.call('get', `${API}/sync/failed?syncType=image`).expect(200);
      const [failure] = (body as { items: { productId: string; error: { message: string } }[] })
        .items;
      expect(failure).toMatchObject({ productId: 'pictured' });
      return failure!.error;
    });
    expect(error.message).toContain('missing-two');
    expect(error.message).not.toMatch(/one\.png|three\.png/);
    expect((await shown(product)).images).toHaveLength(2);
    expect(await mappingOf(product)).toMatchObject({ syncStatus: 'error' });
  });
});

describe('a sale', () => {
  it('at the regular price is none, and ends the one before', async () => {
    const product = await put({ id: 'e1', price: price('10', { sale: '8' }) });
    await sync(product);
    expect((await shown(product)).sale_price).toBe('8');
    await world.erp.cypher.edit('e1', { price: { sale: '10' } }, { silent: true });
    expect(await sync(product)).toMatchObject({ success: true });
    expect(await shown(product)).toMatchObject({ regular_price: '10', sale_price: '' });
  });

  it('of zero is told of; the regular price is shown', async () => {
    const product = await put({ id: 'e2', price: price('10', { sale: '0' }) });
    expect(await sync(product)).toMatchObject({ success: false, error: { code: 'SALE_IS_ZERO' } });
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
    const product = await put({ id: `dated-${products().length}`, price: price('10', sale) });
    expect(await sync(product)).toMatchObject({ success: true });
    const { sale_from, sale_to } = await shown(product);
    const instant = (text: string | null): number | null =>
      text === null ? null : Date.parse(text);
    expect([sale_from, sale_to]).toEqual([instant(from), instant(to)]);
  });

  it('of a price that is free needs none', async () => {
    const product = await put({ id: 'e7', price: price('0') });
    expect(await sync(product)).toMatchObject({ success: true });
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
    const product = await put({ id });
    await sync(product);
    await world.erp.cypher.edit(id, { ...broken, price: { regular: '31.00' } }, { silent: true });
    const { success, error } = await sync(product);
    expect([success, error?.message.startsWith(`${field}: `)]).toEqual([false, true]);
    expect(await shown(product)).toMatchObject(expected);
    expect(await mappingOf(product)).toMatchObject({ syncStatus: 'error' });
  });

  it('takes a weight without a zero before its dot for what it is', async () => {
    const product = await put({ id: 'half', weight: '.5' });
    expect(await sync(product)).toMatchObject({ success: true });
    expect((await shown(product)).weight).toBe('0.5');
  });

  it('sells without end what it does not count, whatever it says of backorders', async () => {
    const product = await put({
      id: 'endless',
      stock: { managed: false, quantity: 0, backorders: 'yes' },
    });
    expect(await sync(product)).toMatchObject({ success: true });
    expect(await shown(product)).toMatchObject({ manage_stock: false, backorders: 'no' });
  });
});
