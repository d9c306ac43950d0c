import { formatFor } from './use-format';

const { money } = formatFor('en-GB');

describe('money', () => {
  it.each([
    ['12', 'EUR', '€12.00'],
    ['0.0045', 'EUR', '€0.0045'],
    [0.1 + 0.2, 'EUR', '€0.30'],
    ['12.5', null, '12.50'],
    ['12.5', '', '12.50'],
    ['12.5', 'points', '12.50 points'],
    ['12.5', 'E€R', '12.50 E€R'],
  ])('of %s %s is written as %s', (amount, currency, written) => {
    expect(money(amount, currency)).toBe(written);
  });
});
