import fc from 'fast-check';
import { minorOf, percentOf, rounded, textOfMinor } from './money';

describe('money in minor units', () => {
  it('reads and writes the same text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (minor) => {
        expect(minorOf(textOfMinor(minor))).toBe(minor);
      }),
    );
  });

  it.each([
    ['12', 1_200n],
    ['12.3', 1_230n],
    ['12.345', 1_235n],
    ['-0.005', -1n],
    ['.5', 50n],
    ['', 0n],
    ['abc', 0n],
  ])('reads %p as %p', (text, minor) => {
    expect(minorOf(text)).toBe(minor);
  });

  it('rounds half away from zero', () => {
    expect([rounded(5n, 2n), rounded(-5n, 2n), rounded(4n, 3n), rounded(-4n, 3n)]).toEqual([
      3n,
      -3n,
      1n,
      -1n,
    ]);
  });

  it('takes a tax of each line as the shop does', () => {
    expect(textOfMinor(percentOf(minorOf('26.98'), '19.0000'))).toBe('5.13');
    expect(textOfMinor(percentOf(minorOf('7.50'), '19.0000'))).toBe('1.43');
  });
});
