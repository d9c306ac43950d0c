import { digestOf } from './value-digest';

describe('the digest of a value', () => {
  it('is the same in whatever order its fields are, as the database keeps them in its own', () => {
    const one = { weight: '1', dimensions: { length: '2', width: '3' } };
    const other = { dimensions: { width: '3', length: '2' }, weight: '1' };
    expect(digestOf('dimensions', one)).toBe(digestOf('dimensions', other));
  });

  it('takes two ways to write a number for one where texts are numbers, and nowhere else', () => {
    const [one, other] = [{ regular_price: '99.90' }, { regular_price: '99.9' }];
    expect(digestOf('price', one)).toBe(digestOf('price', other));
    expect(digestOf('name', { name: '99.90' })).not.toBe(digestOf('name', { name: '99.9' }));
  });

  it('tells a text from none, and one list from another', () => {
    expect(digestOf('gtin', { gtin: '' })).not.toBe(digestOf('gtin', { gtin: null }));
    expect(digestOf('tags', { tags: ['a', 'b'] })).not.toBe(digestOf('tags', { tags: ['b'] }));
  });
});
