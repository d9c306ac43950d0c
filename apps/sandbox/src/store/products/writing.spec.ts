import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';

const REFUSED = { status: 400, code: 'rest_invalid_param' };

const stock =
  (body: object, field = 'stock_quantity') =>
  async ({ make }: ProbedShop): Promise<unknown> => {
    const answer = await make({ manage_stock: true, ...body });
    return field in answer ? answer[field] : answer;
  };

/** What a product holds in a field after it was made and changed. */
const after =
  (made: object, change: object, field: string) =>
  async ({ make, change: write, read }: ProbedShop): Promise<unknown> => {
    const { id } = await make(made);
    const answer = await write(id, change);
    return 'code' in answer ? answer : (await read(id))[field];
  };

const read =
  (made: object, field: string) =>
  async ({ make, read: get }: ProbedShop): Promise<unknown> =>
    (await get((await make(made))['id']))[field];

const metaAfter =
  (...rows: readonly object[]) =>
  async ({ make, change, read: get }: ProbedShop): Promise<unknown> => {
    const { id } = await make({ name: 'Lamp' });
    for (const row of rows) await change(id, { meta_data: [row] });
    const meta = (await get(id))['meta_data'] as { key: string; value: unknown }[];
    return meta.map(({ key, value }) => [key, value]);
  };

const named = (key: 'tags' | 'categories' | 'attributes') => (answer: unknown) =>
  (answer as Record<string, { name: string }[]>)[key]?.map(({ name }) => name);

const listAfter =
  (key: 'tags' | 'attributes', change: object) =>
  async ({ make, change: write, read: get }: ProbedShop): Promise<unknown> => {
    const first = key === 'tags' ? [{ name: 'old' }] : [{ name: 'Old', options: ['x'] }];
    const { id } = await make({ [key]: first });
    await write(id, change);
    return named(key)(await get(id));
  };

const STOCK: readonly Probe[] = [
  { name: 'stock-fraction-refused', see: stock({ stock_quantity: 2.7 }), on: REFUSED, off: 2 },
  { name: 'stock-garbage-refused', see: stock({ stock_quantity: 'abc' }), on: REFUSED, off: 0 },
  { name: 'stock-number-text-taken', see: stock({ stock_quantity: '5' }), on: 5, off: REFUSED },
  { name: 'stock-null-zero', see: stock({ stock_quantity: null }), on: 0, off: null },
  {
    name: 'stock-unmanaged-dropped',
    see: stock({ manage_stock: false, stock_quantity: 5 }),
    on: null,
    off: 5,
  },
  {
    name: 'stock-status-follows',
    see: stock({ stock_quantity: 5, stock_status: 'outofstock' }, 'stock_status'),
    on: 'instock',
    off: 'outofstock',
  },
  { name: 'stock-negative-kept', see: stock({ stock_quantity: -3 }), on: -3, off: REFUSED },
];

const WRITES: readonly Probe[] = [
  {
    name: 'unknown-category-uncategorized',
    see: async ({ make }) => {
      const answer = await make({ categories: [{ id: 99_999 }] });
      return named('categories')(answer) ?? answer;
    },
    on: ['Uncategorized'],
    off: REFUSED,
  },
  {
    name: 'no-categories-default',
    see: async ({ make, change, shop }) => {
      const { id: lamps } = shop.catalogue.categories.make({ name: 'Lamps' });
      const { id } = await make({ categories: [{ id: lamps }] });
      return named('categories')(await change(id, { categories: [] }));
    },
    on: ['Uncategorized'],
    off: [],
  },
  {
    name: 'categories-replace',
    see: async ({ make, change, shop }) => {
      const [lamps, chairs] = ['Lamps', 'Chairs'].map(
        (name) => shop.catalogue.categories.make({ name }).id,
      );
      const { id } = await make({ categories: [{ id: lamps }] });
      return named('categories')(await change(id, { categories: [{ id: chairs }] }));
    },
    on: ['Chairs'],
    off: ['Chairs', 'Lamps'],
  },
  {
    name: 'write-bumps-modified',
    see: async ({ shop, make, change, read: get }) => {
      const { id } = await make({ name: 'Lamp' });
      const product = shop.catalogue.products.get(Number(id));
      if (product !== undefined) product.modifiedAt = 0;
      await change(id, {});
      return (await get(id))['date_modified_gmt'] !== '1970-01-01T00:00:00';
    },
    on: true,
    off: false,
  },
  {
    name: 'null-not-sent',
    see: after({ name: 'Lamp' }, { name: null }, 'name'),
    on: 'Lamp',
    off: '',
  },
  {
    name: 'tags-replace',
    see: listAfter('tags', { tags: [{ name: 'new' }] }),
    on: ['new'],
    off: ['new', 'old'],
  },
  {
    name: 'attributes-replace',
    see: listAfter('attributes', { attributes: [{ name: 'New', options: ['y'] }] }),
    on: ['New'],
    off: ['Old', 'New'],
  },
  { name: 'arrays-left-out-stay', see: listAfter('tags', {}), on: ['old'], off: [] },
  {
    name: 'variable-price-wiped',
    see: after({ type: 'variable' }, { regular_price: '99' }, 'regular_price'),
    on: '',
    off: '99',
  },
  {
    name: 'missing-name-product',
    see: async ({ make }) => (await make({}))['name'] ?? 'refused',
    on: 'Product',
    off: 'refused',
  },
  { name: 'name-encoded', see: read({ name: 'A & B' }, 'name'), on: 'A &amp; B', off: 'A & B' },
  {
    name: 'description-filtered',
    see: read({ description: 'One\n\ntwo\nthree' }, 'description'),
    on: '<p>One</p>\n<p>two<br />\nthree</p>\n',
    off: 'One\n\ntwo\nthree',
  },
  {
    name: 'edit-context-raw',
    see: async ({ make, caller }) => {
      const { id } = await make({ description: 'One' });
      return (await caller.send('GET', `/products/${String(id)}?context=edit`)).body['description'];
    },
    on: 'One',
    off: '<p>One</p>\n',
  },
  {
    name: 'write-answers-raw',
    see: async ({ make }) => (await make({ description: 'One' }))['description'],
    on: 'One',
    off: '<p>One</p>\n',
  },
];

const META: readonly Probe[] = [
  {
    name: 'protected-meta-kept',
    see: metaAfter({ key: '_a', value: 'x' }),
    on: [['_a', 'x']],
    off: [],
  },
  {
    name: 'meta-scalars-text',
    see: metaAfter({ key: 'a', value: 5 }),
    on: [['a', '5']],
    off: [['a', 5]],
  },
  {
    name: 'meta-null-deletes',
    see: metaAfter({ key: 'a', value: 'x' }, { key: 'a', value: null }),
    on: [],
    off: [['a', null]],
  },
  {
    name: 'meta-key-updates',
    see: metaAfter({ key: 'a', value: 'x' }, { key: 'a', value: 'y' }),
    on: [['a', 'y']],
    off: [
      ['a', 'x'],
      ['a', 'y'],
    ],
  },
  {
    name: 'meta-writes-internals',
    see: after(
      { regular_price: '10' },
      { meta_data: [{ key: '_regular_price', value: '0.01' }] },
      'price',
    ),
    on: '0.01',
    off: '10',
  },
];

describe('stock', () => {
  testBehaviours(STOCK);
});

describe('a write', () => {
  testBehaviours(WRITES);
});

describe('meta data', () => {
  testBehaviours(META);
});
