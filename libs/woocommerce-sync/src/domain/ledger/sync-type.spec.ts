import { cargoOf, LONE_CARGO, makesGood, SYNC_TYPES } from './sync-type';

describe('a kind of change', () => {
  it('travels with others about the same kind of subject, but for pictures', () => {
    expect(SYNC_TYPES.map((type) => cargoOf(type, 'product'))).toEqual([
      'product',
      'product',
      'product',
      'product',
      'product',
      LONE_CARGO,
    ]);
    expect(cargoOf('category', 'category')).toBe('category');
    expect(cargoOf('order', 'order')).toBe('order');
    expect(cargoOf('image', 'category')).toBe(LONE_CARGO);
  });

  it('makes good what failed of itself, and a whole product what failed of its parts', () => {
    const pairs = SYNC_TYPES.flatMap((ended) =>
      SYNC_TYPES.filter((failed) => failed !== ended && makesGood(ended, failed)).map(
        (failed) => `${ended} ${failed}`,
      ),
    );
    expect(pairs).toEqual(['product price', 'product stock']);
    expect(SYNC_TYPES.every((type) => makesGood(type, type))).toBe(true);
  });
});
