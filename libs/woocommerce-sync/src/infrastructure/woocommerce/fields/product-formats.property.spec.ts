import fc from 'fast-check';
import type { ProductFields } from '../../../domain/fields/product-fields';
import { batchItemReply } from '../replies/reply.schemas';
import { alterationsIn, payloadOf } from './product-formats';

const word = fc.stringMatching(/^[A-Za-z0-9&<\\%'-]{1,12}( [a-z]{1,5})?$/);
const amount = fc.integer({ min: 1, max: 999_999 }).map((cents) => (cents / 100).toFixed(2));
const measure = fc.oneof(fc.constant(''), amount);
const ids = fc
  .uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 5 })
  .map((list) => ({ ids: list.sort((a, b) => a - b) }));
const instant = fc.constantFrom('2026-11-26T22:00:00', '2027-01-01T00:00:00');

/** Values that a shop can hold, of every group of a product. */
const FIELDS: fc.Arbitrary<Partial<ProductFields>> = fc.record(
  {
    type: fc.constantFrom('simple', 'variable'),
    sku: fc.stringMatching(/^[A-Z0-9-]{1,12}$/),
    name: word,
    slug: fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z]{1,4})?$/),
    descriptions: fc.record({ description: word, shortDescription: word }),
    status: fc.constantFrom('publish', 'draft', 'private'),
    taxClass: fc.constantFrom('', 'reduced-rate'),
    gtin: fc.stringMatching(/^\d{0,13}$/),
    dimensions: fc.record({ weight: measure, length: measure, width: measure, height: measure }),
    shippingClass: fc.constantFrom('', 'bulky', 'very-bulky'),
    price: fc.oneof(
      fc.record({ regular: amount, sale: amount, saleFrom: instant, saleTo: instant }),
      amount.map((regular) => ({ regular, sale: null, saleFrom: null, saleTo: null })),
    ),
    stock: fc.record({
      managed: fc.constant(true),
      quantity: fc.integer({ min: -5, max: 99 }),
      backorders: fc.constantFrom('no', 'notify', 'yes'),
    }),
    lowStock: fc.option(fc.integer({ min: 0, max: 99 })),
    categories: ids,
    tags: ids,
    brands: ids,
    attributes: fc.record({
      list: fc.uniqueArray(
        fc.record({
          id: fc.integer({ min: 1, max: 9 }),
          name: word,
          options: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
          visible: fc.boolean(),
          variation: fc.boolean(),
        }),
        { maxLength: 3, selector: ({ id }) => id },
      ),
    }),
    customFields: fc.dictionary(fc.constantFrom('warranty', 'energy'), word),
  },
  { requiredKeys: [] },
);

describe('a shop that shows what it was sent', () => {
  it('has altered nothing, and was asked for all that was sent', () => {
    fc.assert(
      fc.property(FIELDS, (fields) => {
        const { _fields: asked, ...payload } = payloadOf(fields);
        expect(alterationsIn({ fields }, batchItemReply.parse({ id: 1, ...payload }))).toEqual([]);
        expect(String(asked).split(',')).toEqual(expect.arrayContaining(Object.keys(payload)));
      }),
    );
  });
});

describe('a shop that shows nothing of a group', () => {
  it('is told of as one that has altered it', () => {
    fc.assert(
      fc.property(FIELDS, ({ name = 'Lamp', sku = 'LED' }) => {
        const altered = alterationsIn({ fields: { name, sku } }, batchItemReply.parse({ id: 1 }));
        expect(altered.map(({ group }) => group)).toEqual(['name', 'sku']);
      }),
    );
  });
});
