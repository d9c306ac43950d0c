/** The same items, each one asked for while the one before is worked on. */
export function ahead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  return inOrder(items, 1, (item) => Promise.resolve(item));
}

/**
 * What work makes of items, in their order: of the next ones while one is taken. What fails is told
 * of when its turn comes.
 * @param most how many items are worked on beyond the one that is taken
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const started: Promise<{ readonly result: R } | null>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const start = (): void => {
    const item = last.then(() => iterator.next());
    last = item;
    const one = item.then(async (next) =>
      next.done === true ? null : { result: await work(next.value) },
    );
    // One that fails is told of when its turn comes, not as an unhandled rejection.
    one.catch(() => undefined);
    started.push(one);
  };
  start();
  for (;;) {
    while (started.length < most) start();
    const done = await started.shift();
    if (done === null || done === undefined) return;
    if (started.length < most) start();
    yield done.result;
  }
}
