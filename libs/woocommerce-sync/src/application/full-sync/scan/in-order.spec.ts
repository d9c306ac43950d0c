import { setImmediate as turn } from 'node:timers/promises';
import { ahead, inOrder } from './in-order';

async function* numbers(upTo: number, seen: number[] = []): AsyncGenerator<number> {
  for (let number = 1; number <= upTo; number += 1) {
    await turn();
    seen.push(number);
    yield number;
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('work on pages in their order', () => {
  it.each([1, 2, 3, 7])('has all of them, whichever is done first, %i at a time', async (most) => {
    let [atOnce, highest] = [0, 0];
    const work = async (number: number): Promise<number> => {
      highest = Math.max(highest, (atOnce += 1));
      for (let turns = 0; turns < (number % 3) * 5; turns += 1) await turn();
      atOnce -= 1;
      return number * 10;
    };
    expect(await all(inOrder(numbers(9), most, work))).toEqual([
      10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
    expect(highest).toBeLessThanOrEqual(most);
    expect(await all(ahead(numbers(0)))).toEqual([]);
  });

  it('asks for the next one while one is worked on', async () => {
    const seen: number[] = [];
    const iterator = ahead(numbers(5, seen));
    expect((await iterator.next()).value).toBe(1);
    await turn();
    await turn();
    expect(seen).toEqual([1, 2]);
    await iterator.return(undefined);
  });

  it('fails at the turn of what failed', async () => {
    const iterator = inOrder(numbers(5), 3, (number) =>
      number === 2 ? Promise.reject(new Error('two')) : Promise.resolve(number),
    );
    expect((await iterator.next()).value).toBe(1);
    await expect(iterator.next()).rejects.toThrow('two');
  });
});
