import fc from 'fast-check';
import {
  canonicalDecimal,
  compareDecimals,
  decimalDifference,
  isPlainDecimal,
  sumDecimals,
} from './decimal';

const money = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([units, places]) => (places === 0 ? String(units) : `${units}.${'0'.repeat(places - 1)}5`));

describe('decimal', () => {
  it.each(['129.90', '0', '0.5', '12'])('takes %s for money', (text) => {
    expect(isPlainDecimal(text)).toBe(true);
  });

  it.each(['19,99', '1e3', '-5', 'abc', '', '1.', '.5', '1 000', '١٢'])(
    'does not take %j for money',
    (text) => {
      expect(isPlainDecimal(text)).toBe(false);
    },
  );

  it.each([
    ['129.90', '129.9'],
    ['0129.00', '129'],
    ['0.00', '0'],
    ['100', '100'],
  ])('writes %s as %s', (text, shortest) => {
    expect(canonicalDecimal(text)).toBe(shortest);
  });

  it('compares exactly where floats would not', () => {
    expect(compareDecimals('0.3', '0.30')).toBe(0);
    expect(compareDecimals('100000000000.1', '100000000000.10001')).toBeLessThan(0);
    expect(compareDecimals('10', '9.99')).toBeGreaterThan(0);
  });

  it('orders like the numbers do', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        expect(Math.sign(compareDecimals(a, b))).toBe(Math.sign(Number(a) - Number(b)));
      }),
    );
  });

  it('adds and takes away without losing a cent', () => {
    expect(sumDecimals('0.1', '0.2')).toBe('0.3');
    expect(sumDecimals('99.95', '0.05')).toBe('100');
    expect(decimalDifference('9.99', '10')).toBe('0.01');
    fc.assert(
      fc.property(money, money, (a, b) => {
        expect(decimalDifference(sumDecimals(a, b), b)).toBe(canonicalDecimal(a));
      }),
    );
  });
});
