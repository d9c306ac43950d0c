import { parseEventBody } from './sync-event';

describe('parseEventBody', () => {
  it('reads one product, several, or both, each once', () => {
    expect(
      parseEventBody('product.updated', { productId: 'A', productIds: ['B', 'A'] }, null)
        ?.subjectIds,
    ).toEqual(['A', 'B']);
  });

  it('reads a category on the category channels only', () => {
    expect(parseEventBody('category.updated', { categoryId: 'C' }, null)?.subjectIds).toEqual([
      'C',
    ]);
    expect(parseEventBody('product.updated', { categoryId: 'C' }, null)).toBeNull();
    expect(parseEventBody('category.created', { productId: 'A' }, null)).toBeNull();
  });

  it('prefers the event’s own id to the envelope’s', () => {
    expect(
      parseEventBody('product.updated', { productId: 'A', eventId: 'own' }, 'outer')?.eventId,
    ).toBe('own');
    expect(parseEventBody('product.updated', { productId: 'A' }, 'outer')?.eventId).toBe('outer');
  });

  it('refuses one that names more products than can be meant, before it looks at them', () => {
    const productIds = Array.from({ length: 10_001 }, () => 'A');
    expect(parseEventBody('product.updated', { productIds }, null)).toBeNull();
    expect(
      parseEventBody('product.updated', { productIds: productIds.slice(1) }, null),
    ).not.toBeNull();
  });

  it('takes no notice of what else is in it, however much or deep', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]));
    const before = process.cpuUsage();
    expect(
      parseEventBody('product.updated', { ...many, productId: 'A', deep }, null)?.subjectIds,
    ).toEqual(['A']);
    // In microseconds, so that a machine that is busy with others does not count.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });

  it.each([
    null,
    'A',
    [],
    {},
    { productId: '' },
    { productId: 'a b' },
    { productId: 'x'.repeat(65) },
    { productId: 7 },
    { productIds: [] },
    { productIds: ['A', null] },
    { productId: 'A', storeId: 5 },
    { productId: ['A'] },
    { productIds: [['A']] },
    { productIds: 'A' },
  ])('refuses %j', (body) => {
    expect(parseEventBody('product.updated', body, null)).toBeNull();
  });
});
