import { isCalled, sameShopKey, takesChanges, type StoreState } from './store';

const STATES: readonly StoreState[] = ['draft', 'active', 'paused', 'leaving'];

it('takes changes in while it is active or paused, and is called while it is active or leaves', () => {
  expect(STATES.filter((state) => takesChanges({ state }))).toEqual(['active', 'paused']);
  expect(STATES.filter((state) => isCalled({ state }))).toEqual(['active', 'leaving']);
});

describe('two addresses', () => {
  it.each([
    ['https://shop.example', 'http://shop.example'],
    ['https://shop.example', 'https://www.Shop.example/'],
    ['https://shop.example/ro', 'https://shop.example/ro/'],
  ])('%s and %s are the same shop’s', (one, other) => {
    expect(sameShopKey(one)).toBe(sameShopKey(other));
  });

  it.each([
    ['https://shop.example', 'https://shop.example/ro'],
    ['https://shop.example', 'https://ro.shop.example'],
    ['https://shop.example', 'https://shop.example:8443'],
  ])('%s and %s are of two shops', (one, other) => {
    expect(sameShopKey(one)).not.toBe(sameShopKey(other));
  });
});
