import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { StoreStateError } from '../../../domain/stores/store.errors';
import { StoreTurnRepository, type TurnOf } from '../../../domain/stores/store-turn.repository';

/** How often a turn is kept, in milliseconds: well within the minute that it is held for. */
const KEEP_MS = 20_000;

/** How long one turn takes at the most, in milliseconds. */
const LONGEST_MS = 1_800_000;

/** What is said to whoever comes while another one is at it, and of what takes too long. */
const SAID = {
  plan: { going: 'PLAN_GOING', what: 'A plan of the store', tooLong: 'PLAN_TOO_LONG' },
  'ask-shop': {
    going: 'ASK_SHOP_GOING',
    what: 'A dry run that asks the shop of the store',
    tooLong: 'PLAN_TOO_LONG',
  },
} as const;

/** Has things of a store done one at a time, for half an hour at the most. */
@Injectable()
export class OneByOne {
  constructor(private readonly turns: StoreTurnRepository) {}

  /**
   * Answers what `work` answers. Throws `StoreStateError` (`PLAN_GOING`, `ASK_SHOP_GOING`) while
   * another one is at it, and `PLAN_TOO_LONG`.
   * @param work ends soon after its signal says so
   */
  async hold<T>(
    storeId: string,
    of: TurnOf,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    async function* once(signal: AbortSignal): AsyncGenerator<T> {
      yield await work(signal);
    }
    let answer: { readonly value: T } | null = null;
    for await (const value of this.each(storeId, of, once)) answer = { value };
    if (answer === null) throw new Error('Work that was held has answered nothing');
    return answer.value;
  }

  /** The same, item by item: the turn lasts until the last one is taken, or nobody wants more. */
  async *each<T>(
    storeId: string,
    of: TurnOf,
    work: (signal: AbortSignal) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const token = randomUUID();
    const { going, what, tooLong } = SAID[of];
    if (!(await this.turns.take(storeId, of, token)))
      throw new StoreStateError(
        `${what} ${storeId} is being made: ask again when it is done`,
        going,
      );
    const keeping = setInterval(() => {
      void this.turns.keep(storeId, of, token).catch(() => undefined);
    }, KEEP_MS).unref();
    const signal = AbortSignal.timeout(LONGEST_MS);
    try {
      yield* work(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new StoreStateError(`${what} ${storeId} took more than half an hour`, tooLong);
    } finally {
      clearInterval(keeping);
      await this.turns.end(storeId, of, token);
    }
  }
}
