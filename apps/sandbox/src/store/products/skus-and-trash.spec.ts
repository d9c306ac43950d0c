import { startStoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';
import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';

/** What a second product with this SKU is answered. */
const second =
  (
    sku: string,
    look: (answer: Record<string, unknown>, owner: unknown) => unknown,
    trashed = false,
  ) =>
  async ({ make, caller }: ProbedShop): Promise<unknown> => {
    const { id } = await make({ sku: 'RED-1' });
    if (trashed) await caller.send('DELETE', `/products/${String(id)}`);
    const { body, status } = await caller.send('POST', '/products', { sku });
    return look({ ...body, answered: status }, id);
  };

const dataOf = (answer: Record<string, unknown>) => answer['data'] as { resource_id?: number };

/** SKUs that a list finds. */
const found =
  (sku: string, start: (probed: ProbedShop) => Promise<unknown> = () => Promise.resolve()) =>
  async (probed: ProbedShop): Promise<unknown> => {
    await probed.make({ sku: 'A' });
    await start(probed);
    const { body } = await probed.caller.send<{ sku: string }[]>('GET', `/products?sku=${sku}`);
    return body.map((product) => product.sku);
  };

const trash = async ({ make, caller }: ProbedShop, made: object = {}): Promise<unknown> => {
  const { id } = await make(made);
  await caller.send('DELETE', `/products/${String(id)}`);
  return id;
};

const SKUS: readonly Probe[] = [
  {
    name: 'sku-compared-loosely',
    see: second('réd-1 ', ({ answered }) => answered),
    on: 400,
    off: 201,
  },
  {
    name: 'sku-duplicate-names-owner',
    see: second('RED-1', (answer, owner) => dataOf(answer).resource_id === owner),
    on: true,
    off: false,
  },
  {
    name: 'sku-in-trash-nameless',
    see: second('RED-1', ({ code }) => code, true),
    on: 'woocommerce_rest_product_not_created',
    off: 'product_invalid_sku',
  },
  {
    name: 'gtin-duplicate-refused',
    see: async ({ make }) => {
      await make({ global_unique_id: '4006381333931' });
      return (await make({ global_unique_id: '4006381333931' }))['code'] ?? 'taken';
    },
    on: 'product_invalid_global_unique_id',
    off: 'taken',
  },
  {
    name: 'sku-list-exact',
    see: found('A', ({ make }) => make({ sku: 'AB' })),
    on: ['A'],
    off: ['AB', 'A'],
  },
  {
    name: 'sku-list-finds-variations',
    see: found('V', async ({ make, caller }) => {
      const { id } = await make({ type: 'variable' });
      return caller.send('POST', `/products/${String(id)}/variations`, { sku: 'V' });
    }),
    on: ['V'],
    off: [],
  },
  {
    name: 'sku-list-finds-drafts',
    see: found('D', ({ make }) => make({ sku: 'D', status: 'draft' })),
    on: ['D'],
    off: [],
  },
  {
    name: 'sku-list-omits-trash',
    see: found('T', (probed) => trash(probed, { sku: 'T' })),
    on: [],
    off: ['T'],
  },
  { name: 'sku-zero-ignored', see: found('0'), on: ['A'], off: [] },
];

const IDS: readonly Probe[] = [
  {
    name: 'unknown-id-read-404',
    see: async ({ read }) => (await read(9_999))['status'],
    on: 404,
    off: 400,
  },
  {
    name: 'unknown-id-write-400',
    see: async ({ change }) => (await change(9_999, {}))['status'],
    on: 400,
    off: 404,
  },
  {
    name: 'delete-trashes',
    see: async (probed) => (await probed.read(await trash(probed)))['status'],
    on: 'trash',
    off: 404,
  },
  {
    name: 'delete-again-410',
    see: async (probed) =>
      (await probed.caller.send('DELETE', `/products/${String(await trash(probed))}`)).status,
    on: 410,
    off: 200,
  },
  {
    name: 'trash-can-be-written',
    see: async (probed) =>
      (await probed.change(await trash(probed), { regular_price: '2' }))['status'],
    on: 'trash',
    off: 410,
  },
  {
    name: 'publish-restores',
    see: async (probed) =>
      (await probed.change(await trash(probed), { status: 'publish' }))['status'],
    on: 'publish',
    off: 'trash',
  },
];

describe('a SKU', () => {
  testBehaviours(SKUS);
});

describe('a write that is refused', () => {
  it('changes nothing, whatever it is refused for', async () => {
    const shop = await startStoreDouble({ preset: 'instant', behindTls: true });
    const caller = new ShopCaller(shop);
    await caller.send('POST', '/products', { sku: 'A', global_unique_id: '4006381333931' });
    const { body: made } = await caller.send<{ id: number }>('POST', '/products', {
      name: 'Lamp',
      sku: 'B',
    });
    const path = `/products/${made.id}`;
    const before = (await caller.send('GET', path)).body;
    for (const refused of [
      { name: 'Other', sku: 'C', global_unique_id: '4006381333931' },
      { name: 'Other', regular_price: '5', sku: 'a' },
      { name: 'Other', sku: 'C', stock_quantity: 'abc' },
      { name: 'Other', sku: 'C', images: [{ id: 9_999 }] },
    ]) {
      expect((await caller.send('PUT', path, refused)).status).toBe(400);
      expect((await caller.send('GET', path)).body).toEqual(before);
    }
    expect((await caller.send('POST', '/products', { sku: 'C' })).status).toBe(201);
    expect((await caller.send('POST', '/products', { sku: 'B' })).status).toBe(400);
    await shop.close();
  });
});

describe('an id', () => {
  testBehaviours(IDS);
});
