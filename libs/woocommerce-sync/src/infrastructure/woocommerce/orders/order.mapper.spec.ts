import fc from 'fast-check';
import { fromWooCommerceOrder } from './order.mapper';
import { readMoney, readUtc } from './order-values';

const FIELDS = [
  'number',
  'status',
  'currency',
  'total',
  'customer_id',
  'prices_include_tax',
  'date_created_gmt',
  'date_paid_gmt',
  'billing',
  'shipping',
  'line_items',
  'fee_lines',
  'refunds',
] as const;

const NONE: ReadonlyMap<string, string> = new Map();

const anyRow = fc.dictionary(fc.constantFrom(...FIELDS), fc.jsonValue({ maxDepth: 4 }));

describe('an order of a shop', () => {
  it('is read whatever is in it: money is decimal, times are UTC, and what is left out is noted', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const order = fromWooCommerceOrder(7, row, NONE);
        const notes = new Set(order.notes.map(({ field }) => field));
        expect(order.orderId).toBe(7);
        for (const [field, value, form] of [
          ['total', order.total, /^-?\d+(\.\d+)?$/],
          ['createdAt', order.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
        ] as const) {
          if (value === null) expect(notes).toContain(field);
          else expect(value).toMatch(form);
        }
        expect(order.notes.length).toBeLessThanOrEqual(51);
        expect(JSON.stringify(order.notes).length).toBeLessThan(51 * 2_000);
      }),
    );
  });

  it('keeps notes few and short, however much is odd', () => {
    const odd = Array.from({ length: 500 }, () => ({ total: 'x'.repeat(10_000) }));
    const { notes, lines } = fromWooCommerceOrder(7, { line_items: odd }, NONE);
    expect(lines).toHaveLength(500);
    expect(notes).toHaveLength(51);
    expect(notes.at(-1)?.problem).toMatch(/^and \d+ more/);
    expect(Math.max(...notes.map(({ value }) => value?.length ?? 0))).toBeLessThanOrEqual(200);
  });

  it('says of what is left out where it stands in the shop, and what was there', () => {
    const { notes } = fromWooCommerceOrder(7, { line_items: [{ subtotal_tax: '1,50' }] }, NONE);
    expect(notes).toContainEqual({
      field: 'lines.0.subtotalTax',
      problem: `the shop's line_items.0.subtotal_tax is no decimal number`,
      value: '"1,50"',
    });
  });
});

describe('the meta data of an order', () => {
  const keys = new Map([
    ['vat', '_billing_vat'],
    ['locker', '_easybox_id'],
  ]);
  const meta = [
    { id: 1, key: '_billing_vat', value: 'CY10259033P' },
    { id: 2, key: '_billing_vat', value: 'a second row' },
    { id: 3, key: '_other', value: 'x' },
    'odd',
  ];

  it('is read as far as it is named, of the order and of its lines, as it is', () => {
    const row = {
      meta_data: meta,
      line_items: [{ meta_data: [{ key: '_easybox_id', value: { city: 'Cluj' } }] }],
    };
    const order = fromWooCommerceOrder(7, row, keys);
    expect(order.customFields).toEqual({ vat: 'CY10259033P' });
    expect(order.lines[0]?.customFields).toEqual({ locker: { city: 'Cluj' } });
  });

  it('tells what a line took from the stock, and what refunds put back', () => {
    const meta_data = [
      { key: '_reduced_stock', value: '1' },
      { key: '_restock_refunded_items', value: '1' },
    ];
    const { lines } = fromWooCommerceOrder(7, { line_items: [{ meta_data }, {}] }, NONE);
    expect(lines).toMatchObject([
      { reducedStock: 1, restockedStock: 1 },
      { reducedStock: null, restockedStock: null },
    ]);
  });
});

describe('money', () => {
  it.each(['0', '12.50', '-3.00', '0.000001', '99999999999999999999.99'])(
    '%s stays as the shop gave it',
    (text) => {
      expect(readMoney(text)).toEqual({ value: text });
    },
  );

  it.each(['12,50', '1e3', '', ' ', '.5', '5.', '1,234.50', '€5', 'NaN', '--1', '+1'])(
    '%j is not guessed at',
    (text) => {
      expect(readMoney(text)).toHaveProperty('problem');
    },
  );
});

describe('a time', () => {
  it.each([
    ['2026-11-22T10:32:35', '2026-11-22T10:32:35Z'],
    ['2026-11-22 10:32:35', '2026-11-22T10:32:35Z'],
    ['2026-11-22T10:32:35.123Z', '2026-11-22T10:32:35Z'],
    ['2026-11-22T12:32:35+02:00', '2026-11-22T10:32:35Z'],
    ['2024-02-29T00:00:00', '2024-02-29T00:00:00Z'],
  ])('%s is %s', (text, value) => {
    expect(readUtc(text)).toEqual({ value });
  });

  it.each([
    '2026-02-29T00:00:00',
    '2026-13-01T00:00:00',
    '2026-11-22',
    '22.11.2026 10:00',
    1_700_000_000,
    {},
    'now',
  ])('%j is not guessed at', (value) => {
    expect(readUtc(value)).toHaveProperty('problem');
  });
});
