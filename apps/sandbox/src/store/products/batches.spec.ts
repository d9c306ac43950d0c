import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';

interface BatchAnswer {
  readonly create?: readonly Record<string, unknown>[];
  readonly update?: readonly Record<string, unknown>[];
  readonly delete?: readonly Record<string, unknown>[];
}

/** Sends a batch that the products of the probe may stand in. */
const batch =
  (
    body: (ids: readonly number[]) => object,
    look: (answer: BatchAnswer, status: number, probed: ProbedShop) => unknown,
    query = '',
  ) =>
  async (probed: ProbedShop): Promise<unknown> => {
    const ids: number[] = [];
    for (const sku of ['P-1', 'P-2']) {
      const made = await probed.make({
        sku,
        regular_price: '10',
        manage_stock: true,
        stock_quantity: 1,
      });
      ids.push(Number(made['id']));
    }
    const { status, body: answer } = await probed.caller.send<BatchAnswer>(
      'POST',
      `/products/batch${query}`,
      body(ids),
    );
    return look(answer, status, probed);
  };

const update = (item: object, field: string) =>
  batch(
    ([id]) => ({ update: [{ id, ...item }] }),
    ({ update: [first] = [] }) => first?.[field] ?? (first?.['error'] as { code: string }).code,
  );

const skus = (answers: readonly Record<string, unknown>[] = []): unknown[] =>
  answers.map(({ sku }) => sku);

const PROBES: readonly Probe[] = [
  {
    name: 'batch-over-100-413',
    see: batch(
      ([id]) => ({ update: Array.from({ length: 101 }, () => ({ id, _fields: 'id' })) }),
      (_answer, status) => status,
    ),
    on: 413,
    off: 200,
  },
  {
    name: 'batch-order',
    see: batch(
      ([id]) => ({ delete: [id], update: [{ id, regular_price: '11' }] }),
      ({ update: [first] = [] }) => 'error' in (first ?? {}),
    ),
    on: false,
    off: true,
  },
  {
    name: 'batch-answers-in-order',
    see: batch(
      (ids) => ({ update: ids.map((id) => ({ id })) }),
      ({ update: answers }) => skus(answers),
    ),
    on: ['P-1', 'P-2'],
    off: ['P-2', 'P-1'],
  },
  {
    name: 'batch-200-with-failures',
    see: batch(
      () => ({ update: [{ id: 9_999 }] }),
      (_answer, status) => status,
    ),
    on: 200,
    off: 400,
  },
  {
    name: 'batch-failed-create-id-0',
    see: batch(
      () => ({ create: [{ sku: 'P-1' }] }),
      ({ create: [first] = [] }) => first?.['id'],
    ),
    on: 0,
    off: undefined,
  },
  {
    name: 'batch-failed-update-keeps-id',
    see: batch(
      () => ({ update: [{ id: 9_999 }] }),
      ({ update: [first] = [] }) => first?.['id'],
    ),
    on: 9_999,
    off: undefined,
  },
  {
    name: 'batch-empty-array',
    see: batch(
      () => ({}),
      (answer) => answer,
    ),
    on: [],
    off: {},
  },
  {
    name: 'batch-delete-zero-skipped',
    see: batch(
      () => ({ delete: [0, 9_999] }),
      ({ delete: answers = [] }) => answers.length,
    ),
    on: 1,
    off: 2,
  },
  {
    name: 'batch-delete-permanent',
    see: batch(
      ([id]) => ({ delete: [id] }),
      (_answer, _status, { shop }) => shop.catalogue.findBySku('P-1')?.status,
    ),
    on: undefined,
    off: 'trash',
  },
  {
    name: 'batch-stock-garbage-zero',
    see: update({ stock_quantity: 'abc' }, 'stock_quantity'),
    on: 0,
    off: 'rest_invalid_param',
  },
  {
    name: 'batch-status-garbage-draft',
    see: update({ status: 'bogus' }, 'status'),
    on: 'draft',
    off: 'rest_invalid_param',
  },
  {
    name: 'batch-price-number-taken',
    see: update({ regular_price: 5 }, 'regular_price'),
    on: '5',
    off: 'rest_invalid_param',
  },
  {
    name: 'batch-null-ignored',
    see: update({ regular_price: null }, 'regular_price'),
    on: '10',
    off: '',
  },
  {
    name: 'batch-crash-keeps-earlier',
    see: batch(
      () => ({ create: [{ sku: 'N-1' }, { name: 'N'.repeat(70_000) }, { sku: 'N-3' }] }),
      (_answer, status, { shop }) => [
        status,
        ...['N-1', 'N-3'].map((sku) => shop.catalogue.findBySku(sku)?.sku),
      ],
    ),
    on: [500, 'N-1', undefined],
    off: [500, undefined, undefined],
  },
  {
    name: 'batch-same-id-in-turn',
    see: batch(
      ([id]) => ({
        update: [
          { id, stock_quantity: 3 },
          { id, stock_quantity: 4 },
        ],
      }),
      (_answer, _status, { shop }) => shop.catalogue.findBySku('P-1')?.stock_quantity,
    ),
    on: 4,
    off: 3,
  },
  {
    name: 'item-fields-trim',
    see: batch(
      ([id]) => ({ update: [{ id, _fields: 'id,sku' }] }),
      ({ update: [first] = [] }) => Object.keys(first ?? {}).length,
    ),
    // Brands and links stay.
    on: 4,
    off: 73,
  },
  {
    name: 'query-fields-empty-batch',
    see: batch(
      ([id]) => ({ update: [{ id }] }),
      (answer) => answer,
      '?_fields=sku',
    ),
    on: [],
    off: { update: [{ sku: 'P-1' }] },
  },
];

describe('a batch', () => {
  testBehaviours(PROBES);
});
