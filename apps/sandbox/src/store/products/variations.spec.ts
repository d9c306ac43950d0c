import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';

type Reply = Record<string, unknown>;

interface Shirts {
  /**
   * Ids of two variable products, SHIRT-1 and SHIRT-2, which vary by Size, and of a variation of
   * each.
   */
  readonly shirts: readonly unknown[];
  readonly sizes: readonly unknown[];
}

const ATTRIBUTES = [
  { name: 'Size', variation: true, options: ['S', 'M'] },
  { name: 'Fabric', options: ['Cotton'] },
];

const withShirts =
  (look: (probed: ProbedShop, shirts: Shirts) => Promise<unknown>) =>
  async (probed: ProbedShop): Promise<unknown> => {
    const [shirts, sizes]: [unknown[], unknown[]] = [[], []];
    for (const number of [1, 2]) {
      const shirt = await probed.make({
        type: 'variable',
        sku: `SHIRT-${number}`,
        attributes: ATTRIBUTES,
      });
      shirts.push(shirt['id']);
      const size = { regular_price: '5', attributes: [{ name: 'Size', option: 'S' }] };
      sizes.push(
        (await probed.caller.send('POST', `/products/${String(shirt['id'])}/variations`, size))
          .body['id'],
      );
    }
    return look(probed, { shirts, sizes });
  };

/** What a new variation of the first shirt is answered. */
const made = (body: object, look: (answer: Reply, status: number) => unknown) =>
  withShirts(async ({ caller }, { shirts }) => {
    const answer = await caller.send('POST', `/products/${String(shirts[0])}/variations`, body);
    return look(answer.body, answer.status);
  });

const foreign = (more: (shirts: Shirts) => object) =>
  withShirts(async ({ caller }, shirts) => {
    const item = { id: shirts.sizes[1], regular_price: '6', ...more(shirts) };
    const path = `/products/${String(shirts.shirts[0])}/variations/batch`;
    const { body } = await caller.send<{ update: Reply[] }>('POST', path, { update: [item] });
    return (
      body.update[0]?.['regular_price'] ?? (body.update[0]?.['error'] as { code: string }).code
    );
  });

const PROBES: readonly Probe[] = [
  {
    name: 'variations-of-many-parents',
    see: foreign(({ shirts }) => ({ product_id: shirts[1] })),
    on: '6',
    off: 'woocommerce_rest_product_variation_invalid_id',
  },
  {
    name: 'variation-foreign-404',
    see: foreign(() => ({})),
    on: 'woocommerce_rest_product_variation_invalid_id',
    off: '6',
  },
  {
    name: 'variation-through-products-404',
    see: withShirts(async ({ change }, { sizes }) => {
      const answer = await change(sizes[0], { regular_price: '6' });
      return answer['regular_price'] ?? answer['status'];
    }),
    on: 404,
    off: '6',
  },
  {
    name: 'variation-unknown-parent-refused',
    see: async ({ caller }) => {
      const attributes = [{ name: 'Size', option: 'S' }];
      return (await caller.send('POST', '/products/9999/variations', { attributes })).body;
    },
    on: expect.objectContaining({
      code: 'woocommerce_rest_product_variation_invalid_parent',
    }) as object,
    off: expect.objectContaining({ code: 'woocommerce_rest_product_invalid_id' }) as object,
  },
  {
    name: 'variations-listed-together',
    see: withShirts(async ({ caller }) => (await caller.send('GET', '/variations')).status),
    on: 200,
    off: 404,
  },
  { name: 'variation-shows-parent-sku', see: made({}, ({ sku }) => sku), on: 'SHIRT-1', off: '' },
  {
    name: 'variation-duplicates-taken',
    see: made({ attributes: [{ name: 'Size', option: 'S' }] }, (_answer, status) => status),
    on: 201,
    off: 400,
  },
  {
    name: 'variation-unknown-option-taken',
    see: made({ attributes: [{ name: 'Size', option: 'XXL' }] }, (_answer, status) => status),
    on: 201,
    off: 400,
  },
  {
    name: 'parent-stock-governs',
    see: withShirts(async ({ caller, change }, { shirts, sizes }) => {
      await change(shirts[0], { manage_stock: true, stock_quantity: 50 });
      const path = `/products/${String(shirts[0])}/variations/${String(sizes[0])}`;
      await caller.send('PUT', path, { stock_quantity: 3 });
      const { body } = await caller.send('GET', path);
      return [body['manage_stock'], body['stock_quantity']];
    }),
    on: ['parent', 50],
    off: [false, null],
  },
  {
    name: 'variation-attribute-unflagged-skipped',
    see: made(
      { attributes: [{ name: 'Fabric', option: 'Cotton' }] },
      ({ attributes }) => (attributes as []).length,
    ),
    on: 0,
    off: 1,
  },
  {
    name: 'variation-menu-order-zero-ignored',
    see: withShirts(async ({ caller }, { shirts, sizes }) => {
      const path = `/products/${String(shirts[0])}/variations/${String(sizes[0])}`;
      await caller.send('PUT', path, { menu_order: 3 });
      return (await caller.send('PUT', path, { menu_order: 0 })).body['menu_order'];
    }),
    on: 3,
    off: 0,
  },
  {
    name: 'type-change-deletes-variations',
    see: withShirts(async ({ change, read }, { shirts, sizes }) => {
      await change(shirts[0], { type: 'simple' });
      return (await read(sizes[0]))['id'] === sizes[0];
    }),
    on: false,
    off: true,
  },
];

describe('a variation', () => {
  testBehaviours(PROBES);
});
