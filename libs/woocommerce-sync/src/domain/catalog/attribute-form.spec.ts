import { distinctOptions, heldOptions, isOwnAttribute, unheldOptions } from './attribute-form';

describe('the form in which an attribute is made', () => {
  it('is the one that the ERP says, where the shop holds its options so', () => {
    for (const local of [true, false]) {
      expect(
        isOwnAttribute({ local, options: ['S', '40,5', '36/34', 'Red & Blue', '5"', "3' 6", '0'] }),
      ).toBe(local);
    }
  });

  it.each(['a|b', '<30 cm', '>30', 'A\\B', '50%AB', 'A &amp; B'])(
    'is one of the shop’s where a product’s own cannot hold %j',
    (option) => {
      expect(isOwnAttribute({ local: true, options: ['plain', option] })).toBe(false);
    },
  );

  it('is the product’s own where the shop takes two of its options for one', () => {
    expect(isOwnAttribute({ local: false, options: ['groß', 'gross'] })).toBe(true);
    expect(isOwnAttribute({ local: false, options: ['groß', 'klein'] })).toBe(false);
    expect(isOwnAttribute({ local: false, options: ['two  words', 'two words'] })).toBe(false);
  });

  it('stays as the ERP says where neither holds them', () => {
    for (const local of [true, false]) {
      expect(isOwnAttribute({ local, options: ['groß', 'gross', 'a|b'] })).toBe(local);
    }
  });

  it('tells which options neither holds, by the length in which they are sent', () => {
    const long = '<'.repeat(60);
    expect(unheldOptions({ local: true, options: ['groß', 'gross', 'a|b'] })).toEqual(['a|b']);
    expect(unheldOptions({ local: false, options: ['S', long] })).toEqual([long]);
    expect(heldOptions({ local: false, options: ['S', long] })).toEqual(['S']);
    expect(unheldOptions({ local: false, options: ['é'.repeat(200), '<'.repeat(50)] })).toEqual([]);
  });

  it('decides which options are one', () => {
    expect(distinctOptions({ local: true, options: ['Öl', 'Ol', 'Öl', ' Ol '] })).toEqual([
      'Öl',
      'Ol',
    ]);
    expect(distinctOptions({ local: false, options: ['Red', 'red', 'Blue'] })).toEqual([
      'Red',
      'red',
      'Blue',
    ]);
    expect(distinctOptions({ local: false, options: ['Red', 'Red', 'Blue'] })).toEqual([
      'Red',
      'Blue',
    ]);
  });
});
