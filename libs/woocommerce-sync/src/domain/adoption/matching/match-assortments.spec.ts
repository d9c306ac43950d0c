import fc from 'fast-check';
import type { FoundPair } from '../adoption-pair';
import type { ErpGoods, ErpVariantGoods, ShopGoods } from '../goods';
import { matchAssortments, type Assortments } from './match-assortments';

const erp = (id: string, fields: Partial<ErpGoods> = {}): ErpGoods => ({
  id,
  sku: id,
  gtin: '',
  name: `Thing ${id}`,
  price: '10.00',
  isVariable: false,
  options: [],
  variants: [],
  ...fields,
});

const variant = (id: string, fields: Partial<ErpVariantGoods> = {}): ErpVariantGoods => ({
  id,
  sku: id,
  gtin: '',
  price: '10.00',
  options: [],
  ...fields,
});

const shop = (storeProductId: number, fields: Partial<ShopGoods> = {}): ShopGoods => ({
  storeProductId,
  parentId: 0,
  sku: '',
  gtin: '',
  name: '',
  type: 'simple',
  status: 'publish',
  price: '10.00',
  options: [],
  hasImages: true,
  ...fields,
});

const variation = (id: number, parentId: number, fields: Partial<ShopGoods> = {}): ShopGoods =>
  shop(id, { parentId, type: 'variation', ...fields });

function match(
  products: readonly ErpGoods[],
  shown: readonly ShopGoods[],
  known: Partial<Assortments> = {},
): FoundPair[] {
  return matchAssortments({
    erp: products,
    shop: shown,
    mappings: new Map(),
    foreign: new Set(),
    hasVariations: true,
    ...known,
  });
}

/** Pairs in short: group, what the ERP has, and what the shop has. */
const short = (pairs: readonly FoundPair[]): unknown[] =>
  pairs.map(({ group, erp: side, shop: shown, candidates }) => [
    group,
    side === null ? null : (side.variantId ?? side.productId),
    shown?.storeProductId ?? candidates.map((one) => one.storeProductId),
  ]);

describe('what is the same by a code', () => {
  it('is paired by its mapping before anything else', () => {
    const pairs = match([erp('A')], [shop(1, { sku: 'A' }), shop(2)], {
      mappings: new Map([['A', 2]]),
    });
    expect(short(pairs)).toEqual([
      ['matched', 'A', 2],
      ['shop_only', null, 1],
    ]);
  });

  it('is offered to nobody else where it is mapped to what the ERP does not list', () => {
    const shown = [shop(1, { sku: 'A', name: 'Thing A' }), shop(2, { name: 'Thing A' })];
    const pairs = match([erp('A')], shown, {
      mappings: new Map([
        ['gone', 1],
        ['old', 2],
      ]),
    });
    expect(pairs).toMatchObject([
      { group: 'shop_only', reasons: ['mapped_to_unlisted'], shop: { storeProductId: 1 } },
      { group: 'shop_only', reasons: ['mapped_to_unlisted'], shop: { storeProductId: 2 } },
      { group: 'erp_only' },
    ]);
  });

  it('is paired by its SKU as WooCommerce compares it', () => {
    const pairs = match([erp('Café-1')], [shop(7, { sku: 'CAFE-1 ' })]);
    expect(pairs).toMatchObject([{ group: 'matched', matchedBy: 'sku', score: 1 }]);
  });

  it('is paired by its GTIN, with zeros before it or without', () => {
    const products = [erp('A', { gtin: '036000291452' })];
    const pairs = match(products, [shop(7, { sku: 'OTHER', gtin: '0036000291452' })]);
    expect(pairs).toMatchObject([
      { group: 'matched', matchedBy: 'gtin', reasons: ['sku_differs'] },
    ]);
  });

  it('is no match where several have it, on either side', () => {
    const twice = match([erp('A')], [shop(1, { sku: 'A' }), shop(2, { sku: 'a' })]);
    expect(short(twice)).toEqual([['duplicate', 'A', [1, 2]]]);
    const twins = match([erp('A', { sku: 'S' }), erp('B', { sku: 's' })], [shop(1, { sku: 'S' })]);
    expect(short(twins)).toEqual([
      ['duplicate', 'A', 1],
      ['duplicate', 'B', 1],
    ]);
  });

  it('is left to a person where GTIN and name both speak against it', () => {
    const products = [erp('A', { gtin: '4006381333931', name: 'Desk lamp' })];
    const pairs = match(products, [
      shop(1, { sku: 'A', gtin: '036000291452', name: 'Garden hose' }),
    ]);
    expect(pairs).toMatchObject([
      { group: 'ambiguous', reasons: ['gtin_differs', 'name_differs'] },
    ]);
  });

  it.each(['sku', 'gtin'] as const)('is left to a person where only the %s says so', (code) => {
    const codes = code === 'sku' ? { sku: '1001' } : { gtin: '4006381333931' };
    const named = erp('A', { ...codes, name: 'Candelabru cristal', price: '2499.00' });
    const other = { ...codes, name: 'Bec E27', price: '3.00' };
    expect(match([named], [shop(1, other)])).toMatchObject([
      { group: 'ambiguous', matchedBy: code, reasons: ['name_differs'] },
    ]);
    expect(match([named], [shop(1, { ...other, name: 'Candelabre, cristal' })])).toMatchObject([
      { group: 'matched' },
    ]);
    const both = { sku: '1001', gtin: '4006381333931' };
    const bothSay = match(
      [erp('A', { ...both, name: 'A lamp' })],
      [shop(1, { ...other, ...both })],
    );
    expect(bothSay).toMatchObject([{ group: 'matched', reasons: [] }]);
  });

  it('is left to a person where the shop’s would lose its variations', () => {
    const pairs = match([erp('A')], [shop(1, { sku: 'A', type: 'variable' }), variation(2, 1)]);
    expect(pairs[0]).toMatchObject({ group: 'ambiguous', reasons: ['type_differs'] });
    const family = erp('A', { isVariable: true, price: '', variants: [variant('A-S')] });
    expect(match([family], [shop(1, { sku: 'A' })])[0]).toMatchObject({
      group: 'matched',
      reasons: ['type_differs'],
    });
  });

  it('is left to a person where the shop keeps it as another kind', () => {
    const pairs = match([erp('A')], [shop(1, { sku: 'A', type: 'grouped' })]);
    expect(pairs).toMatchObject([{ group: 'ambiguous', reasons: ['other_type'] }]);
  });

  it('is taken out of the trash only where nothing else has it', () => {
    const trashed = shop(1, { sku: 'A', status: 'trash' });
    expect(match([erp('A')], [trashed])).toMatchObject([
      { group: 'matched', reasons: ['in_trash'] },
    ]);
    expect(short(match([erp('A')], [trashed, shop(2, { sku: 'A' })]))).toEqual([
      ['matched', 'A', 2],
    ]);
  });

  it('is not offered where an admin has said that it is not the ERP’s', () => {
    const pairs = match([erp('A')], [shop(1, { sku: 'A', name: 'Thing A' })], {
      foreign: new Set([1]),
    });
    expect(pairs).toMatchObject([
      { group: 'erp_only', reasons: ['sku_of_foreign'] },
      { group: 'shop_only', reasons: ['foreign'] },
    ]);
  });
});

describe('what is the same by its name', () => {
  const lamp = 'Lampă LED Orion, 9 W, lumină caldă 3000K';

  it('is likely however it is written, where nothing else is like it', () => {
    const products = [erp('A', { name: lamp }), erp('B', { name: lamp.replace('9 W', '12 W') })];
    const pairs = match(products, [shop(1, { name: 'LUMINA CALDA 3000K – lampa led orion 9W' })]);
    expect(short(pairs)).toEqual([
      ['likely', 'A', 1],
      ['erp_only', 'B', []],
    ]);
  });

  it('is ambiguous where two are like it, unless the price tells them apart', () => {
    const products = [erp('A', { name: lamp, price: '20.00' }), erp('B', { name: lamp })];
    const alike = match(products, [shop(1, { name: lamp, price: '' })]);
    expect(alike.map(({ group }) => group)).toEqual(['ambiguous', 'ambiguous']);
    const told = match(products, [shop(1, { name: lamp, price: '20.00' })]);
    expect(short(told)).toEqual([
      ['likely', 'A', 1],
      ['erp_only', 'B', []],
    ]);
  });

  it('is not likely where GTINs, or the prices, are far apart', () => {
    const products = [erp('A', { name: lamp, gtin: '4006381333931' })];
    for (const fields of [{ gtin: '036000291452' }, { price: '55.00' }])
      expect(match(products, [shop(1, { name: lamp, ...fields })])).toMatchObject([
        { group: 'ambiguous' },
      ]);
  });

  it('is a copy where the ERP’s product has its own in the shop', () => {
    const pairs = match(
      [erp('A', { name: lamp }), erp('B', { name: lamp, price: '10.20' })],
      [shop(1, { sku: 'A', name: lamp }), shop(2, { name: `${lamp} (Copy)` })],
    );
    expect(pairs.filter(({ group }) => group === 'likely')).toEqual([]);
    const only = match(
      [erp('A', { name: lamp })],
      [shop(1, { sku: 'A', name: lamp }), shop(2, { name: `${lamp} (Copy)` })],
    );
    expect(only).toMatchObject([
      { group: 'matched' },
      { group: 'duplicate', reasons: ['like_a_matched_one'], shop: { storeProductId: 2 } },
    ]);
  });

  it('is not likely where its SKU is that of a variant of the ERP’s', () => {
    const products = [
      erp('A', { name: lamp }),
      erp('F', { name: 'Familie', isVariable: true, price: '', variants: [variant('F-S')] }),
    ];
    expect(short(match(products, [shop(1, { sku: 'F-S', name: lamp })]))).toEqual([
      ['other_parent', 'F-S', 1],
      ['erp_only', 'A', []],
      ['erp_only', 'F', []],
    ]);
  });

  it.each([
    ['Bec Astra mat', 'Bec Asttra mat'],
    ['Papusa Julia', 'Papusa Julio'],
    ['Husa silicon iPhone 12', 'Husa silicon iPhone 12 Negru'],
    ['Husa silicon iPhone 12 XL', 'Husa silicon iPhone 12'],
    ['Adaptor USB-C la HDMI', 'Adaptor HDMI la USB-C'],
  ])('is for a person to say of %s and %s', (name, written) => {
    const pairs = match([erp('A', { name })], [shop(1, { name: written })]);
    expect(short(pairs)).toEqual([['ambiguous', 'A', 1]]);
  });

  it.each([
    ['Acuvue Oasys -1.50', 'Acuvue Oasys +1.50'],
    ['Samsung Galaxy S20', 'Samsung Galaxy S20+'],
  ])('is never likely where a sign tells %s from %s', (name, written) => {
    const pairs = match([erp('A', { name })], [shop(1, { name: written })]);
    expect(pairs.filter(({ group }) => group === 'likely')).toEqual([]);
  });

  it('is not likely by a name that hundreds have, however near the price, nor slow to tell', () => {
    const many = Array.from({ length: 1_500 }, (_, place) => place);
    const price = (place: number): string => (10 + place).toFixed(2);
    const startedAt = performance.now();
    const pairs = match(
      many.map((place) => erp(`P${place}`, { name: 'Tricou alb', price: price(place) })),
      many.map((place) => shop(place + 1, { name: 'Tricou alb', price: price(place) })),
    );
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    const ofErp = pairs.filter(({ erp: side }) => side !== null);
    expect(new Set(ofErp.map(({ group }) => group))).toEqual(new Set(['ambiguous']));
  });

  it('is never likely as a kind that is not written', () => {
    for (const type of ['external', 'grouped'])
      expect(
        match([erp('A', { name: lamp })], [shop(1, { name: lamp, type })]).map((it) => it.group),
      ).toEqual(['erp_only', 'shop_only']);
  });

  it('is likely in whatever order its parts are written', () => {
    const name = 'Lampă LED Orion, 9 W, lumină caldă';
    for (const written of [
      'lumina calda | 9W | lampa led orion',
      'lumina calda 9W lampa led orion',
    ])
      expect(short(match([erp('A', { name })], [shop(1, { name: written })]))).toEqual([
        ['likely', 'A', 1],
      ]);
  });

  it('is never likely with a word more on one side', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,8}$/), fc.boolean(), (word, isOfShop) => {
        const longer = `${lamp} ${word}`;
        const [name, written] = isOfShop ? [lamp, longer] : [longer, lamp];
        const pairs = match([erp('A', { name })], [shop(1, { name: written })]);
        expect(pairs.filter(({ group }) => group === 'likely')).toEqual([]);
      }),
    );
  });
});

describe('variants', () => {
  const family = erp('F', {
    sku: 'F',
    price: '',
    isVariable: true,
    variants: [variant('F-S', { options: ['S'] }), variant('F-M', { options: ['M'] })],
  });

  it('are paired within their products: by SKU, then by their options', () => {
    const pairs = match(
      [family],
      [
        shop(1, { sku: 'F', type: 'variable' }),
        variation(2, 1, { sku: 'F-S', options: ['S'] }),
        variation(3, 1, { sku: 'F', options: ['m'] }),
        variation(4, 1, { options: ['XL'] }),
      ],
    );
    expect(short(pairs)).toEqual([
      ['matched', 'F', 1],
      ['matched', 'F-S', 2],
      ['matched', 'F-M', 3],
      ['shop_only', null, 4],
    ]);
  });

  it('pair their products, which often have no SKU of their own in a shop', () => {
    const pairs = match(
      [family],
      [shop(1, { type: 'variable', name: 'Altceva' }), variation(2, 1, { sku: 'F-S' })],
    );
    expect(pairs).toMatchObject([
      { group: 'matched', matchedBy: 'variants', shop: { storeProductId: 1 } },
      { group: 'matched', erp: { variantId: 'F-S' } },
      { group: 'erp_only', erp: { variantId: 'F-M' } },
    ]);
  });

  it('that no code and no options tell are each for a person to say', () => {
    const told = match(
      [
        erp('F', {
          isVariable: true,
          price: '',
          variants: [
            variant('F-R', { sku: '', options: ['Roșu'] }),
            variant('F-N', { sku: '', options: ['Negru'] }),
          ],
        }),
      ],
      [
        shop(1, { sku: 'F', type: 'variable' }),
        variation(2, 1, { options: ['Red'] }),
        variation(3, 1, { options: ['Black'] }),
      ],
    );
    expect(short(told)).toEqual([
      ['matched', 'F', 1],
      ['ambiguous', 'F-R', [2, 3]],
      ['ambiguous', 'F-N', [2, 3]],
    ]);
  });

  it.each([
    ['the order of their attributes', { options: ['10', '20'] }, { options: ['20', '10'] }],
    ['their signs', { options: ['-1.50'] }, { options: ['+1.50'] }],
    [
      'their GTINs',
      { options: ['S'], gtin: '4006381333931' },
      { options: ['S'], gtin: '036000291452' },
    ],
  ])('are told apart by %s', (_what, of, shown) => {
    const told = match(
      [erp('F', { isVariable: true, price: '', variants: [variant('V', { sku: '', ...of })] })],
      [shop(1, { sku: 'F', type: 'variable' }), variation(2, 1, shown)],
    );
    expect(short(told)).toEqual([
      ['matched', 'F', 1],
      ['ambiguous', 'V', 2],
    ]);
  });

  it('are not offered what an admin has said is not the ERP’s', () => {
    const shown = [shop(1, { type: 'variable', name: 'Altceva' }), variation(2, 1, { sku: 'F-S' })];
    for (const foreign of [new Set([1]), new Set([2])]) {
      const told = match([family], shown, { foreign });
      expect(told.filter(({ group }) => group !== 'erp_only' && group !== 'shop_only')).toEqual([]);
      expect(told).toContainEqual(
        expect.objectContaining({ group: 'erp_only', reasons: ['sku_of_foreign'] }),
      );
    }
  });

  it('that are under another product are told of as such', () => {
    const pairs = match(
      [family],
      [
        shop(1, { sku: 'F', type: 'variable' }),
        shop(5, { sku: 'G', type: 'variable', name: 'Cu totul altceva' }),
        variation(6, 5, { sku: 'F-S' }),
      ],
    );
    expect(short(pairs)).toContainEqual(['other_parent', 'F-S', 6]);
  });

  it('of a shop that does not list them are left for later', () => {
    const pairs = match([family], [shop(1, { sku: 'F', type: 'variable' })], {
      hasVariations: false,
    });
    expect(short(pairs)).toEqual([['matched', 'F', 1]]);
  });
});

describe('whatever both sides have', () => {
  const words = fc.array(fc.constantFrom('lamp', 'bulb', 'red', 'blue', '9w', '12w', 'mini'), {
    minLength: 1,
    maxLength: 4,
  });
  const goods = fc.record({
    sku: fc.constantFrom('', 'A', 'a', 'B', 'C'),
    gtin: fc.constantFrom('', '4006381333931', '036000291452'),
    name: words.map((list) => list.join(' ')),
    price: fc.constantFrom('', '10.00', '10.20', '30.00'),
  });
  const sides = fc.record({
    erp: fc
      .array(goods, { maxLength: 8 })
      .map((list) => list.map((fields, place) => erp(`P${place}`, fields))),
    shop: fc
      .array(goods, { maxLength: 8 })
      .map((list) => list.map((fields, place) => shop(place + 1, fields))),
  });

  it('every product is in a pair, and none is one with two', () => {
    fc.assert(
      fc.property(sides, ({ erp: products, shop: shown }) => {
        const pairs = match(products, shown);
        const told = new Set(pairs.map(({ erp: side }) => side?.productId));
        for (const { id } of products) expect(told).toContain(id);
        const seen = new Set(
          pairs.flatMap(({ shop: one, candidates }) =>
            [...(one === null ? [] : [one]), ...candidates].map((it) => it.storeProductId),
          ),
        );
        for (const { storeProductId } of shown) expect(seen).toContain(storeProductId);
        const paired = pairs.filter(({ group }) => group === 'matched' || group === 'likely');
        expect(new Set(paired.map(({ erp: side }) => side?.productId)).size).toBe(paired.length);
        expect(new Set(paired.map(({ shop: one }) => one?.storeProductId)).size).toBe(
          paired.length,
        );
      }),
    );
  });

  it('is paired alike in whatever order it was read', () => {
    fc.assert(
      fc.property(sides, ({ erp: products, shop: shown }) => {
        expect(match([...products].reverse(), [...shown].reverse())).toEqual(
          match(products, shown),
        );
      }),
    );
  });
});
