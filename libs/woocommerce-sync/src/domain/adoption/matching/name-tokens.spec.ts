import fc from 'fast-check';
import { nameTokens } from './name-tokens';

describe('the words of a name', () => {
  it.each([
    ['Lampă LED, 9 W (E27)', 'e27 lampa led: 9W'],
    ['Bandă LED 1,5 metri', 'banda led 1.5m'],
    ['Panou 60 × 60 cm', 'PANOU 60x60cm'],
    ['Țeavă și şurub', 'teava si surub'],
    ['Set 10 bucăți', 'set 10 BUC'],
    ['Alb/Negru', 'negru alb'],
    ['Galaxy S20+', 'Galaxy S20 Plus'],
    ['LED-9W', 'LED 9W'],
    ['Lampa – 9W', 'Lampa - 9W'],
    ['Große Straße', 'grosse strasse'],
    ['Bec 9,0 W', 'Bec 9W'],
    ['Ulei 500 ml', 'Ulei 0,5 l'],
    ['Banda 1.20 m', 'Banda 120 cm'],
  ])('are the same of %s and %s', (one, other) => {
    expect(nameTokens(one)).toEqual(nameTokens(other));
  });

  it.each([
    ['Bec 9W', 'Bec 12W'],
    ['Bec 9W', 'Bec 9V'],
    ['Oasys -1.50', 'Oasys +1.50'],
    ['Oasys -1.50', 'Oasys 1.50'],
    ['Galaxy S20+', 'Galaxy S20'],
    ['Ulei 1.5 l', 'Ulei 15 l'],
    ['Teaca neagra', 'Teaca alba'],
    ['Ulei 500 ml', 'Ulei 5 l'],
    ['Cablu USB 2.0', 'Cablu USB 2'],
    ['Lentila -1.50 m', 'Lentila 1.5 m'],
  ])('are not the same of %s and %s', (one, other) => {
    expect(nameTokens(one)).not.toEqual(nameTokens(other));
  });

  it('are those of their own text, in any order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const tokens = nameTokens(name);
        expect([...tokens].sort()).toEqual(tokens);
      }),
    );
  });
});
