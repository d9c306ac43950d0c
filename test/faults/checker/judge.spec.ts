import { newProduct } from '../../../apps/sandbox/src/cypher/new-product';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher/erp-product';
import type { JournalEntry } from '../../../apps/sandbox/src/store/journal/journal';
import type { StoreProduct } from '../../../apps/sandbox/src/store/state/store-product';
import { the } from '../../support/the';
import type { Evidence, Invariant } from './evidence';
import { judge } from './judge';

const lamp = (price: string): ErpProduct =>
  newProduct({ id: 'lamp', sku: 'LAMP', name: 'Lamp', price: { regular: price } }, new Date());

const shown = (fields: Partial<StoreProduct> = {}): StoreProduct =>
  ({
    ...{
      id: 7,
      sku: 'LAMP',
      name: 'Lamp',
      status: 'publish',
      regular_price: '2.00',
      sale_price: '',
    },
    ...{ manage_stock: true, stock_quantity: 10, type: 'simple', parentId: 0 },
    ...{ sale_from: null, sale_to: null, categories: [15], images: [] },
    ...fields,
  }) as StoreProduct;

let sequence = 0;
const write = (fields: object, more: Partial<JournalEntry> = {}): JournalEntry => {
  sequence += 1;
  return {
    ...{ sequence, at: sequence, route: '/products/batch', kind: 'update', resource: 'product' },
    ...{ id: 7, sku: 'LAMP', fields: { ...fields }, values: { ...fields }, callId: sequence },
    ...more,
  };
};

/** A run in which a lamp was made for 1.00, cost 2.00 then, and one order came. */
function aGoodRun(): Evidence {
  return {
    unrest: null,
    items: [
      {
        ...{ subjectKind: 'product', productId: 'lamp', syncType: 'price' },
        ...{ status: 'completed', outcome: 'synced', errorCode: null },
      },
    ],
    mappings: [{ productId: 'lamp', storeProductId: 7, status: 'in_sync' }],
    audit: [{ action: 'products.write', request: '{"sku":"LAMP"}' }],
    found: [],
    lies: [],
    erp: new Map([
      [
        'lamp',
        [
          { at: 1, product: lamp('1.00') },
          { at: 2, product: lamp('2.00') },
        ],
      ],
    ]),
    journal: [
      write({ regular_price: '1.00' }, { kind: 'create' }),
      write({ regular_price: '2.00', sale_price: '' }),
    ],
    calls: [],
    products: [shown()],
    handEdits: [],
    shopRestoredAt: [],
    categoryNames: new Map([[15, 'Uncategorized']]),
    erpCategoryNames: new Map(),
    sold: new Map(),
    orderIds: [1],
    heard: [{ eventId: 'one', orderId: 1 }],
    texts: new Map([['the log', 'all is well']]),
    secrets: ['cs_secret'],
    peakRssMb: 200,
  };
}

/** For each promise a run that breaks it. */
const BROKEN: readonly [Invariant, string, Partial<Evidence>][] = [
  ['L', 'an item that hangs', { items: [{ ...the(aGoodRun().items[0]), status: 'syncing' }] }],
  [
    'L',
    'a failure without a reason',
    { items: [{ ...the(aGoodRun().items[0]), status: 'failed' }] },
  ],
  ['L', 'a run that never comes to rest', { unrest: 'Not quiet after 120 s' }],
  ['S', 'a price of yesterday', { products: [shown({ regular_price: '1.00' })] }],
  ['S', 'a wrong count', { products: [shown({ stock_quantity: 9 })] }],
  ['S', 'a draft', { products: [shown({ status: 'draft' })] }],
  ['S', 'a product that is missing', { products: [] }],
  [
    'R',
    'an older price after a newer one',
    {
      journal: [
        ...aGoodRun().journal,
        write({ regular_price: '1.00' }),
        write({ regular_price: '2.00' }),
      ],
    },
  ],
  ['R', 'a price that the ERP never had', { journal: [write({ regular_price: '3.00' })] }],
  [
    'R',
    'two writes of one product at once',
    {
      journal: [write({}, { callId: 1 }), write({}, { callId: 2 })],
      calls: [1, 2].map((callId) => ({
        ...{ callId, method: 'POST', route: '/products/batch', status: 200, writes: 1 },
        ...{ startedAt: 10 * callId, endedAt: 100 },
      })),
    },
  ],
  [
    'U',
    'a product that was made twice',
    {
      journal: [...aGoodRun().journal, write({ regular_price: '2.00' }, { kind: 'create', id: 8 })],
      products: [shown(), shown({ id: 8 })],
    },
  ],
  ['U', 'two mappings of one', { mappings: [...aGoodRun().mappings, ...aGoodRun().mappings] }],
  ['O', 'an order that nobody heard of', { heard: [] }],
  [
    'O',
    'one id for two orders',
    { orderIds: [1, 2], heard: [1, 2].map((orderId) => ({ eventId: 'one', orderId })) },
  ],
  ['A', 'a write that no audit speaks of', { audit: [] }],
  ['X', 'a secret in the log', { texts: new Map([['the log', 'key cs_secret']]) }],
  ['B', 'a process that grew', { peakRssMb: 301 }],
  ['T', 'what the watch saw', { lies: [{ invariant: 'T', detail: 'lamp: not so' }] }],
  ['L', 'what a statement found', { found: [{ invariant: 'L', detail: 'L1 finds a row' }] }],
];

describe('the checker', () => {
  it('says nothing of a run in which all was kept', () => {
    expect(judge(aGoodRun())).toEqual([]);
  });

  it.each(BROKEN)('catches what breaks %s: %s', (invariant, _, change) => {
    expect(judge({ ...aGoodRun(), ...change })).toContainEqual(
      expect.objectContaining({ invariant }),
    );
  });

  it('forgives what failed with a reason, and what an archived product may look like', () => {
    const failed = {
      ...the(aGoodRun().items[0]),
      status: 'failed',
      errorCode: 'SALE_NOT_BELOW_REGULAR',
    };
    expect(
      judge({ ...aGoodRun(), items: [failed], products: [shown({ regular_price: '1.00' })] }),
    ).toEqual([]);
    const archived = { at: 3, product: { ...lamp('2.00'), status: 'archived' as const } };
    const erp = new Map([['lamp', [...the(aGoodRun().erp.get('lamp')), archived]]]);
    expect(judge({ ...aGoodRun(), erp, products: [shown({ status: 'trash' })] })).toEqual([]);
    expect(judge({ ...aGoodRun(), erp })).toContainEqual(
      expect.objectContaining({ invariant: 'S' }),
    );
  });

  it('forgives two calls about an id that a restored shop gives out to another, and no others', () => {
    const calls = [1, 2].map((callId) => ({
      ...{ callId, method: 'POST', route: '/products/batch', status: 200, writes: 1 },
      ...{ startedAt: 10 * callId, endedAt: 100 },
    }));
    const before = write({ regular_price: '1.00' }, { kind: 'create', callId: 0 });
    const found = (sku: string) =>
      judge({
        ...aGoodRun(),
        calls,
        shopRestoredAt: [1],
        journal: [before, write({}, { sku, callId: 1 }), write({}, { sku, callId: 2 })],
      }).filter(({ invariant }) => invariant === 'R');
    expect(found('OTHER')).toEqual([]);
    expect(found('LAMP')).toHaveLength(1);
  });
});
