import type { ProductFields } from '../../../domain/fields/product-fields';
import { shownAlteration } from '../../../application/planning/shown-alteration';
import { batchItemReply } from '../replies/reply.schemas';
import { alterationsIn, payloadOf } from './product-formats';

const SENT: ProductFields = {
  type: 'simple',
  sku: 'LED-1',
  name: 'Panel <60> & more',
  slug: 'panel',
  descriptions: { description: '<p>A & B</p>', shortDescription: 'short' },
  status: 'publish',
  taxClass: 'reduced-rate',
  gtin: '594123',
  dimensions: { weight: '0.50', length: '10', width: '5', height: '2' },
  shippingClass: 'bulky',
  price: { regular: '129.90', sale: '99.90', saleFrom: '2026-11-26T22:00:00', saleTo: '' },
  stock: { managed: true, quantity: 5, backorders: 'notify' },
  lowStock: 3,
  categories: { ids: [12, 21] },
  tags: { ids: [31] },
  brands: { ids: [7] },
  attributes: {
    list: [
      { id: 4, name: 'Colour', options: ['Red', 'groß'], visible: true, variation: false },
      { id: 0, name: 'Own <x>', options: ['40,5'], visible: false, variation: true },
    ],
  },
  customFields: { _cypher_warranty: '24', energy: null },
  options: [],
};

/** The echo of a shop that has taken all of it as it was sent. */
const ECHO = {
  id: 9,
  type: 'simple',
  sku: 'LED-1',
  name: 'Panel &lt;60&gt; &amp; more',
  slug: 'panel',
  description: '<p>A &amp; B</p>',
  short_description: 'short',
  status: 'publish',
  tax_class: 'reduced-rate',
  global_unique_id: '594123',
  weight: '0.5',
  dimensions: { length: '10', width: '5.0', height: '2' },
  shipping_class: 'bulky',
  regular_price: '129.9',
  sale_price: '99.90',
  date_on_sale_from_gmt: '2026-11-26T22:00:00',
  date_on_sale_to_gmt: null,
  manage_stock: true,
  stock_quantity: 5,
  backorders: 'notify',
  low_stock_amount: 3,
  categories: [{ id: 21 }, { id: 12 }],
  tags: [{ id: 31 }],
  brands: [{ id: 7 }],
  attributes: [
    { id: 4, name: 'Colour', options: ['gross', 'Red'], visible: true, variation: false },
    { id: 0, name: 'Own &lt;x&gt;', options: ['40,5'], visible: false, variation: true },
  ],
  meta_data: [
    { id: 1, key: '_other', value: { a: 1 } },
    { id: 2, key: '_cypher_warranty', value: '24' },
  ],
};

const altered = (differences: object, sent: Partial<ProductFields> = SENT) =>
  alterationsIn({ fields: sent }, batchItemReply.parse({ ...ECHO, ...differences })).map(
    shownAlteration,
  );

describe('what the shop makes of a write', () => {
  it('is nothing else where it reads the same, in whatever way it is written', () => {
    expect(altered({})).toEqual([]);
    expect(altered({ stock_quantity: '5', regular_price: 129.9, weight: 0.5 })).toEqual([]);
  });

  it('is nothing else where a variation without measures of its own shows those of its product', () => {
    const dimensions = { weight: '', length: '', width: '7', height: '' };
    const [echo, parent] = [batchItemReply.parse(ECHO), { productId: 'P', storeProductId: 1 }];
    expect(alterationsIn({ fields: { dimensions }, parent }, echo)).toMatchObject([
      { field: 'width', sent: '7', seen: '5.0' },
    ]);
    expect(alterationsIn({ fields: { dimensions } }, echo)).toHaveLength(4);
  });

  it('is nothing else where a variation without a shipping class shows that of its product', () => {
    const [echo, parent] = [batchItemReply.parse(ECHO), { productId: 'P', storeProductId: 1 }];
    expect(alterationsIn({ fields: { shippingClass: '' }, parent }, echo)).toEqual([]);
    expect(alterationsIn({ fields: { shippingClass: '' } }, echo)).toHaveLength(1);
  });

  it('is nothing else where a slug shows its letters as octets, and goes without them', () => {
    const fields = { shippingClass: '%d1%82%d0%b5%d1%81%d1%82' };
    const { shipping_class: sent } = payloadOf(fields);
    expect(sent).toBe('тест');
    expect(altered({ shipping_class: fields.shippingClass }, fields)).toEqual([]);
  });

  it.each<[string, object, string, string]>([
    ['another name', { name: 'Product' }, 'name', 'Product'],
    ['a name without its markup', { name: 'Panel  more' }, 'name', 'Panel  more'],
    ['a slug with a number', { slug: 'panel-2' }, 'slug', 'panel-2'],
    ['a text without a tag', { description: 'A &amp; B' }, 'description', 'A &amp; B'],
    ['another status', { status: 'draft' }, 'status', 'draft'],
    ['the standard tax class', { tax_class: '' }, 'tax_class', ''],
    ['no GTIN', { global_unique_id: '' }, 'global_unique_id', ''],
    ['another weight', { weight: '15' }, 'weight', '15'],
    ['no shipping class', { shipping_class: '' }, 'shipping_class', ''],
    ['no sale', { sale_price: '' }, 'sale_price', ''],
    ['another quantity', { stock_quantity: 0 }, 'stock_quantity', '0'],
    ['no amount of a low stock', { low_stock_amount: null }, 'low_stock_amount', 'null'],
    ['no backorders', { backorders: 'no' }, 'backorders', 'no'],
    ['another SKU', { sku: 'LED' }, 'sku', 'LED'],
    ['a lost category', { categories: [{ id: 12 }] }, 'categories', '12'],
    ['a lost brand', { brands: [] }, 'brands', ''],
    ['another custom field', { meta_data: [] }, 'meta_data._cypher_warranty', ''],
  ])('is found where it is %s', (_what, differences, field, seen) => {
    expect(altered(differences)).toEqual([expect.objectContaining({ field, seen })]);
  });

  it('is found in attributes: one that is missing, a split option, a lost flag', () => {
    const [colour, own] = ECHO.attributes;
    expect(altered({ attributes: [colour] })).toMatchObject([
      { field: 'attributes.Own <x>', seen: '' },
    ]);
    const split = { ...own, options: ['40', '5'] };
    expect(altered({ attributes: [colour, split] })).toMatchObject([
      { sent: '40,5', seen: '40 / 5' },
    ]);
    const hidden = { ...colour, visible: false };
    expect(altered({ attributes: [hidden, own] })).toMatchObject([{ field: 'attributes.Colour' }]);
  });

  it('is found in a variation that lost its option, which is sold as every one', () => {
    const sent = { options: [{ id: 4, name: 'Colour', option: 'Red & Blue' }] };
    const shown = (attributes: object[]) => altered({ attributes }, sent);
    expect(shown([{ id: 4, name: 'Colour', option: 'Red &amp; Blue' }])).toEqual([]);
    expect(shown([])).toMatchObject([{ group: 'options', sent: 'Red & Blue', seen: 'any' }]);
    expect(shown([{ id: 4, name: 'Colour', option: 'Red' }])).toMatchObject([{ seen: 'Red' }]);
  });

  it('shows of a long text where it differs', () => {
    const description = `<p>${'same '.repeat(2_000)}one</p>`;
    const sent = { descriptions: { description, shortDescription: 'short' } };
    const [found] = altered({ description: description.replace('one', 'two') }, sent);
    expect(found).toMatchObject({ field: 'description' });
    expect(found?.sent).toContain('one');
    expect(found?.seen).toContain('two');
    expect(found?.seen.length).toBeLessThanOrEqual(100);
  });
});
