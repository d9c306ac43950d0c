import { gtinKey } from './gtin-key';

describe('the key of a GTIN', () => {
  it.each([
    ['4006381333931', '04006381333931'],
    ['036000291452', '00036000291452'],
    ['0 36000-29145 2', '00036000291452'],
    ['96385074', '00000096385074'],
  ])('of %s is %s', (text, key) => {
    expect(gtinKey(text)).toBe(key);
  });

  it.each(['', '4006381333932', '12345', 'X006381333931', '00000000', '0000000000000'])(
    'is none of %j',
    (text) => {
      expect(gtinKey(text)).toBe('');
    },
  );
});
