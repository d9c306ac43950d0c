import { readProduct } from './catalog-product.reader';

const PRICE = {
  regular: '10',
  sale: null,
  saleFrom: null,
  saleTo: null,
  currency: 'RON',
  taxClass: '',
};
const VARIANT = {
  id: 'A-S',
  version: 1,
  status: 'active',
  sku: 'A-S',
  gtin: null,
  price: PRICE,
  stock: { managed: true, quantity: 1, backorders: 'no' },
  attributes: { Size: 'S' },
  image: null,
  weight: null,
  dimensions: null,
};
const PRODUCT = {
  id: 'A',
  version: 3,
  updatedAt: '2026-11-22T10:15:30Z',
  status: 'active',
  sku: 'A',
  gtin: null,
  name: 'A',
  slug: null,
  description: '',
  shortDescription: '',
  price: PRICE,
  stock: { managed: true, quantity: 5, backorders: 'no' },
  weight: null,
  dimensions: null,
  categoryIds: [],
  tags: [],
  images: [],
  attributes: [],
  customFields: {},
  variants: [],
};
const read = (differences: object) => {
  const answer = readProduct({ ...PRODUCT, ...differences });
  if (answer.kind !== 'product') throw new Error(`It is ${answer.kind}`);
  return answer.product;
};

describe('a product of the ERP', () => {
  it('has no flaws where it keeps the contract', () => {
    expect(read({ variants: [VARIANT] })).not.toHaveProperty('flaws');
  });

  it.each<[string, object]>([
    ['a plain one', {}],
    [
      'one with everything',
      {
        gtin: '5941234567890',
        slug: 'a',
        brand: 'Zenit',
        tags: [' new '],
        weight: '.5',
        dimensions: { length: '1', width: 2, height: '3.' },
        customFields: { warranty: 24 },
        prices: [{ list: 'b2b', regular: 8, currency: 'ron' }],
        stock: { ...PRODUCT.stock, warehouses: [{ id: 'BUC', quantity: '5.0' }] },
        texts: { en: { name: ' A ' }, de: { description: null } },
        flags: ['web'],
        price: { ...PRICE, sale: '9', saleFrom: '2026-11-22T10:15:30+02:00', saleTo: null },
        images: [{ id: 'i', url: 'https://a.example/b.png', alt: 'B', checksum: null }],
        attributes: [{ name: 'Size', options: ['S'], visible: true, variation: true }],
        variants: [VARIANT],
      },
    ],
    [
      'one that leaves out what it may',
      { tags: undefined, attributes: undefined, variants: undefined },
    ],
  ])('is read the same, as a whole and but for a broken field: %s', (_, differences) => {
    const whole = read(differences);
    const {
      flaws,
      updatedAt: _never,
      ...rest
    } = read({ ...differences, updatedAt: 'never', name: '' });
    expect(flaws).toMatchObject([{ field: 'name' }]);
    expect({ ...rest, name: whole.name, updatedAt: whole.updatedAt }).toEqual(whole);
  });

  it.each<[string, object, object]>([
    ['a weight without a zero', { weight: '.5' }, { weight: '0.5' }],
    ['a weight that ends in a dot', { weight: ' 5. ' }, { weight: '5' }],
    ['a weight as a number', { weight: 0.25 }, { weight: '0.25' }],
    ['a SKU as a number', { sku: 42 }, { sku: '42' }],
    ['a GTIN as a number', { gtin: 5941234567890 }, { gtin: '5941234567890' }],
    [
      'a quantity as text',
      { stock: { ...PRODUCT.stock, quantity: '7' } },
      { stock: { quantity: 7 } },
    ],
    [
      'a quantity of whole pieces',
      { stock: { ...PRODUCT.stock, quantity: '7.00' } },
      { stock: { quantity: 7 } },
    ],
    ['a price as a number', { price: { ...PRICE, regular: 19.9 } }, { price: { regular: '19.9' } }],
    [
      'a currency in small letters',
      { price: { ...PRICE, currency: 'ron' } },
      { price: { currency: 'RON' } },
    ],
    [
      'no slug, GTIN or tags at all',
      { slug: undefined, gtin: undefined, tags: undefined },
      { slug: null, tags: null },
    ],
    [
      'a quantity of what is not counted',
      { stock: { managed: false, quantity: 2.5, backorders: 'no' } },
      {},
    ],
  ])('with %s says what it means', (_what, served, expected) => {
    const product = read(served);
    expect(product).toMatchObject(expected);
    expect(product.flaws).toBeUndefined();
  });

  it.each<[string, object, string, string]>([
    [
      'a part of a piece',
      { stock: { ...PRODUCT.stock, quantity: 2.5 } },
      'stock',
      'stock.quantity',
    ],
    ['a comma in its weight', { weight: '1,5' }, 'dimensions', 'weight'],
    [
      'an unknown kind of backorders',
      { stock: { ...PRODUCT.stock, backorders: 'maybe' } },
      'stock',
      'stock.backorders',
    ],
    ['no stock at all', { stock: null }, 'stock', 'stock'],
    [
      'a date that is none',
      { price: { ...PRICE, sale: '9', saleTo: 'soon' } },
      'sale',
      'price.saleTo',
    ],
    ['no price', { price: undefined }, 'price', 'price'],
    ['a name that is empty', { name: ' ' }, 'name', 'name'],
    ['a tag that is none', { tags: ['a', null] }, 'tags', 'tags.1'],
    ['a category without an id', { categoryIds: ['ok', 'not ok'] }, 'categories', 'categoryIds.1'],
    ['a picture without an address', { images: [{ id: 'i' }] }, 'images', 'images.0.url'],
    ['attributes that are none', { attributes: 'Size' }, 'attributes', 'attributes'],
  ])('with %s is read but for that', (_what, served, part, field) => {
    const product = read(served);
    expect(product.flaws).toEqual([expect.objectContaining({ part, field })]);
    expect(product).toMatchObject({ id: 'A', version: 3, sku: 'A' });
  });

  it('keeps the good pictures and variants beside the bad ones', () => {
    const image = { id: 'i', url: 'https://a.example/1.jpg', alt: '', checksum: null };
    const product = read({
      images: [image, {}],
      variants: [VARIANT, { ...VARIANT, id: 'A-M', weight: 'x' }, { id: 1 }],
    });
    expect(product.images).toEqual([image]);
    expect(product.variants.map(({ id, flaws }) => [id, flaws?.[0]?.field])).toEqual([
      ['A-S', undefined],
      ['A-M', 'variants.1.weight'],
    ]);
    expect(product.flaws?.map(({ part, field }) => [part, field])).toEqual([
      ['variants', 'variants.2.id'],
      ['images', 'images.1.id'],
    ]);
  });

  it.each<[string, object, string]>([
    ['without a version', { version: undefined }, 'version'],
    ['of an unknown status', { status: 'gone' }, 'status'],
    ['of variants that cannot be read at all', { variants: [{ sku: 'x' }] }, 'variants.0.id'],
    ['of variants that are no list', { variants: 'S, M' }, 'variants'],
    ['with one variant twice', { variants: [VARIANT, VARIANT] }, 'variants.1.id'],
  ])('%s is invalid', (_what, served, field) => {
    expect(readProduct({ ...PRODUCT, ...served })).toEqual({
      kind: 'invalid',
      invalid: expect.objectContaining({ id: 'A', field }) as object,
    });
  });

  it('without an id is nobody’s', () => {
    expect(readProduct({ ...PRODUCT, id: null })).toEqual({ kind: 'unreadable' });
    expect(readProduct(null)).toEqual({ kind: 'unreadable' });
  });
});

describe('what only some stores go by', () => {
  const B2B = { list: 'b2b', regular: '8', currency: 'EUR' };
  const READ = { ...B2B, sale: null, saleFrom: null, saleTo: null };

  it('may be left out, or null', () => {
    const nothing = { prices: null, texts: null, flags: null };
    const { prices, texts, flags } = read({ ...nothing, variants: [{ ...VARIANT, prices: null }] });
    expect([prices, texts, flags]).toEqual([undefined, undefined, undefined]);
  });

  it('has no texts in a language that is null, nor where PHP serves an empty list', () => {
    const some = read({ texts: { en: { name: 'A' }, de: null, fr: [] } });
    expect([some.texts, some.flaws]).toEqual([{ en: { name: 'A' } }, undefined]);
    const none = read({ texts: [] });
    expect([none.texts, none.flaws]).toEqual([undefined, undefined]);
  });

  it('keeps its good entries, and names the bad ones, of a variant, too', () => {
    const { prices, texts, stock, flags, flaws, variants } = read({
      prices: [B2B, { ...B2B, list: 'export', currency: 'euro' }],
      texts: { en: { name: 'A' }, de: { name: '' } },
      stock: { ...PRODUCT.stock, warehouses: [{ id: 'BUC', quantity: 1 }, { id: 'CLJ' }] },
      flags: 'web',
      variants: [{ ...VARIANT, prices: [{ ...B2B, list: '' }] }],
    });
    expect([prices, texts, flags]).toEqual([[READ], { en: { name: 'A' } }, undefined]);
    expect(stock.warehouses).toEqual([{ id: 'BUC', quantity: 1 }]);
    expect(flaws?.map(({ part, field }) => [part, field])).toEqual([
      ['prices', 'prices.1.currency'],
      ['warehouses', 'stock.warehouses.1.quantity'],
      ['flags', 'flags'],
      ['texts', 'texts.de.name'],
    ]);
    expect(variants[0]?.flaws).toMatchObject([
      { part: 'prices', field: 'variants.0.prices.0.list' },
    ]);
  });
});
