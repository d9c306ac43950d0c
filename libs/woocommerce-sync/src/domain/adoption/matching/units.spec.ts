import fc from 'fast-check';
import { withOneUnit } from './units';

const FAMILIES = [
  { base: 'l', others: { ml: 1_000, cl: 100 } },
  { base: 'm', others: { mm: 1_000, cm: 100 } },
  { base: 'g', others: { mg: 1_000 } },
  { base: 'ah', others: { mah: 1_000 } },
] as const;

describe('a number with its unit', () => {
  it.each([
    ['9.0w', '9w'],
    ['500ml', '0.5l'],
    ['0.50litri', '0.5l'],
    ['75cl', '0.75l'],
    ['1200mm', '1.2m'],
    ['120cm', '1.2m'],
    ['1kg', '1000g'],
    ['0.5kw', '500w'],
    ['5ml', '0.005l'],
    ['-1.50m', '-1.5m'],
    ['0w', '0w'],
  ])('%s is %s', (word, form) => {
    expect(withOneUnit(word)).toBe(form);
  });

  it.each(['2.0', 'e27', '60x60cm', '9.0x', 'mm', '1.5.2m', '512gb'])(
    '%s is left as it is',
    (word) => {
      expect(withOneUnit(word)).toBe(word);
    },
  );

  it('is the same in each unit of a family, and none other than itself', () => {
    const number = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(number, number, fc.constantFrom(...FAMILIES), (one, other, { base, others }) => {
        for (const [unit, times] of Object.entries(others)) {
          const written = withOneUnit(`${one * times}${unit}`);
          expect(written).toBe(withOneUnit(`${one}${base}`));
          expect(written).toBe(withOneUnit(`${one}.00${base}`));
          expect(written === withOneUnit(`${other * times}${unit}`)).toBe(one === other);
          if (one !== 0) expect(withOneUnit(`-${one}${base}`)).not.toBe(written);
        }
      }),
    );
  });
});
