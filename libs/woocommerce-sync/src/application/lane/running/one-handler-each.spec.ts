import { oneHandlerEach } from './one-handler-each';

const LANES = ['product', 'image'] as const;
const handlerOf = (handles: string, name = `${handles} delivery`) => ({
  handles,
  name,
  handler: name,
});

describe('the handlers of a process', () => {
  it('are found by what they handle', () => {
    const handlers = oneHandlerEach('lane', LANES, [handlerOf('image'), handlerOf('product')]);
    expect(handlers).toEqual(
      new Map([
        ['product', 'product delivery'],
        ['image', 'image delivery'],
      ]),
    );
  });

  it.each([
    ['a lane without one', [handlerOf('product')], 'The lane "image" has no handler'],
    [
      'a lane with two',
      [handlerOf('product', 'One'), handlerOf('product', 'Other'), handlerOf('image')],
      'The lane "product" has 2 handlers: One, Other',
    ],
    [
      'one of a lane that is not known',
      [handlerOf('product'), handlerOf('image'), handlerOf('imgae', 'Misspelt')],
      'Misspelt handles the lane "imgae": there is none',
    ],
  ])('are refused with %s', (_what, found, message) => {
    expect(() => oneHandlerEach('lane', LANES, found)).toThrow(message);
  });
});
