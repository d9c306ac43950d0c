import { excessOf } from './body-shape';

const nested = (depth: number, list = true): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = list ? [value] : { a: value };
  return value;
};
const keys = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]));

describe('excessOf', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    [
      'an ordinary event',
      { events: [{ type: 'product.updated', data: { productIds: ['A', 'B'] } }] },
    ],
    [
      'a thousand events about ten thousand products',
      {
        events: Array.from({ length: 1_000 }, () => ({
          type: 'product.updated',
          id: 'e',
          data: { storeId: 'default', productIds: Array.from({ length: 10 }, () => 'A') },
        })),
      },
    ],
    ['as deep as may be', nested(32)],
    ['as many keys as may be', keys(1_000)],
  ])('finds none in %s', (_, body) => {
    expect(excessOf(body)).toBeNull();
  });

  it.each([
    ['lists too deep', nested(33), 'nests deeper'],
    ['objects too deep', { data: nested(40, false) }, 'nests deeper'],
    ['lists a hundred thousand deep', nested(100_000), 'nests deeper'],
    ['too many keys', { data: keys(1_001) }, 'keys'],
    ['too many elements', { events: Array.from({ length: 20_001 }, () => 1) }, 'elements'],
    ['too many keys in all', Array.from({ length: 20 }, () => keys(600)), 'keys'],
  ])('finds %s', (_, body, problem) => {
    expect(excessOf(body)).toContain(problem);
  });
});
