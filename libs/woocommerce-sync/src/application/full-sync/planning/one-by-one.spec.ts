import { StoreTurnRepository, type TurnOf } from '../../../domain/stores/store-turn.repository';
import { OneByOne } from './one-by-one';

/** Turns in memory. */
class SomeTurns extends StoreTurnRepository {
  readonly held = new Map<string, string>();

  override take(storeId: string, of: TurnOf, token: string): Promise<boolean> {
    const key = `${storeId} ${of}`;
    if (this.held.has(key)) return Promise.resolve(false);
    this.held.set(key, token);
    return Promise.resolve(true);
  }

  override keep(): Promise<void> {
    return Promise.resolve();
  }

  override end(storeId: string, of: TurnOf): Promise<void> {
    this.held.delete(`${storeId} ${of}`);
    return Promise.resolve();
  }
}

let turns: SomeTurns;
let oneByOne: OneByOne;
beforeEach(() => {
  turns = new SomeTurns();
  oneByOne = new OneByOne(turns);
});

async function* letters(): AsyncGenerator<string> {
  await Promise.resolve();
  yield 'a';
  yield 'b';
}

it('refuses what comes while another one is at it, of that store alone', async () => {
  const refused = await oneByOne.hold('ro', 'plan', async () => {
    await oneByOne.hold('bg', 'plan', () => Promise.resolve());
    await oneByOne.hold('ro', 'ask-shop', () => Promise.resolve());
    return oneByOne.hold('ro', 'plan', () => Promise.resolve()).catch((error: unknown) => error);
  });
  expect(refused).toMatchObject({ code: 'PLAN_GOING' });
  expect(await oneByOne.hold('ro', 'plan', () => Promise.resolve('mine'))).toBe('mine');
});

it('gives the turn back where the work fails', async () => {
  const fails = oneByOne.hold('ro', 'plan', () => Promise.reject(new Error('away')));
  await expect(fails).rejects.toThrow('away');
  expect(turns.held.size).toBe(0);
});

it('gives the turn of a list back when the last item is taken, or nobody wants more', async () => {
  const all: string[] = [];
  for await (const letter of oneByOne.each('ro', 'ask-shop', letters)) all.push(letter);
  expect(all).toEqual(['a', 'b']);
  for await (const _letter of oneByOne.each('ro', 'ask-shop', letters)) {
    expect(turns.held.size).toBe(1);
    break;
  }
  expect(turns.held.size).toBe(0);
});

it('ends what takes too long', async () => {
  jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
  const work = (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    return Promise.resolve();
  };
  await expect(oneByOne.hold('ro', 'plan', work)).rejects.toMatchObject({ code: 'PLAN_TOO_LONG' });
  expect(turns.held.size).toBe(0);
});
