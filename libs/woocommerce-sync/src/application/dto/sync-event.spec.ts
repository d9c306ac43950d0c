import { parseEventBody } from './sync-event';

describe('parseEventBody', () => {
  it('reads one product, several, or both, each once', () => {
    expect(
      parseEventBody('product.updated', { productId: 'A', productIds: ['B', 'A'] }, null)?.subjectIds,
    ).toEqual(['A', 'B']);
  });

  it('reads a category on the category channels only', () => {
    expect(parseEventBody('category.updated', { categoryId: 'C' }, null)?.subjectIds).toEqual(['C']);
    expect(parseEventBody('product.updated', { categoryId: 'C' }, null)).toBeNull();
    expect(parseEventBody('category.created', { productId: 'A' }, null)).toBeNull();
  });

  it('prefers the event’s own id to the envelope’s', () => {
    expect(parseEventBody('product.updated', { productId: 'A', eventId: 'own' }, 'outer')?.eventId).toBe(
      'own',
    );
    expect(parseEventBody('product.updated', { productId: 'A' }, 'outer')?.eventId).toBe('outer');
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
  ])('refuses %j', (body) => {
    expect(parseEventBody('product.updated', body, null)).toBeNull();
  });
});
