import fc from 'fast-check';
import { isOneSlipApart } from './slip';

describe('a slip of the pen', () => {
  it.each([
    ['lampa', 'lamppa'],
    ['lampa', 'lapa'],
    ['lampa', 'lumpa'],
    ['lampa', 'lapma'],
    ['lampa', 'lampaa'],
  ])('is between %s and %s', (one, other) => {
    expect(isOneSlipApart(one, other)).toBe(true);
    expect(isOneSlipApart(other, one)).toBe(true);
  });

  it.each([
    ['lampa', 'lampa'],
    ['lampa', 'lum'],
    ['lampa', 'pamla'],
    ['astra', 'extra'],
  ])('is not between %s and %s', (one, other) => {
    expect(isOneSlipApart(one, other)).toBe(false);
  });

  it('is one letter more in any place', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,9}$/), fc.nat(9), (word, at) => {
        const place = Math.min(at, word.length);
        expect(isOneSlipApart(word, `${word.slice(0, place)}q${word.slice(place)}`)).toBe(true);
      }),
    );
  });
});
