import { oneHandlerEach } from './one-handler-each';

const QUEUES = ['product', 'image'] as const;
const handlerOf = (handles: string, name = `${handles} worker`) => ({
  handles,
  name,
  handler: name,
});

describe('the handlers of a process', () => {
  it('are found by what they handle', () => {
    const handlers = oneHandlerEach('queue', QUEUES, [handlerOf('image'), handlerOf('product')]);
    expect(handlers).toEqual(
      new Map([
        ['product', 'product worker'],
        ['image', 'image worker'],
      ]),
    );
  });

  it.each([
    ['a queue without one', [handlerOf('product')], 'The queue "image" has no handler'],
    [
      'a queue with two',
      [handlerOf('product', 'One'), handlerOf('product', 'Other'), handlerOf('image')],
      'The queue "product" has 2 handlers: One, Other',
    ],
    [
      'one of a queue that is not known',
      [handlerOf('product'), handlerOf('image'), handlerOf('imgae', 'Misspelt')],
      'Misspelt handles the queue "imgae": there is none',
    ],
  ])('are refused with %s', (_what, found, message) => {
    expect(() => oneHandlerEach('queue', QUEUES, found)).toThrow(message);
  });
});
