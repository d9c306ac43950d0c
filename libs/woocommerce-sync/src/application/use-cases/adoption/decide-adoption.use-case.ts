import { Injectable } from '@nestjs/common';
import type { AdoptionDecision, AdoptionGroup } from '../../../domain/adoption/adoption-pair';
import {
  AdoptionPairRepository,
  type AdoptionPair,
} from '../../../domain/adoption/adoption-pair.repository';
import {
  AdoptionRunRepository,
  type AdoptionRun,
} from '../../../domain/adoption/adoption-run.repository';
import type { AdoptionRefusal } from '../../../domain/adoption/adoption-verdict';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { AdoptionDeciding, DecisionTally, type Said } from '../../adoption/adoption-deciding';
import { AuditedAction } from '../../audit/audited-action';
import { AdoptionNotFoundError, AdoptionStateError } from '../../errors/adoption.errors';
import { ListStores } from '../stores/list-stores.use-case';

/** Pairs that are decided in one transaction. */
const AT_ONCE = 500;

/** What an admin says, of a whole group or of single pairs. */
export interface AdoptionWish {
  readonly decision: AdoptionDecision;
  readonly reason: string;
  readonly dryRun: boolean;
  /**
   * How many pairs a dry run counted; null where nobody has counted. They are counted once more
   * before the first is decided, not while that goes on: others may decide some in between.
   */
  readonly expected: number | null;
  /** Undecided pairs of this group; null where single ones are named. */
  readonly group: AdoptionGroup | null;
  /** Single pairs, with the product of the shop that is meant where there are several. */
  readonly pairs: readonly { readonly id: string; readonly storeProductId: number | null }[];
}

/** What a decision came to, or would. */
export interface DecidedAdoption {
  readonly decision: AdoptionDecision;
  readonly dryRun: boolean;
  /** Pairs that it holds for, variants included. */
  readonly pairs: number;
  /** Pairs that it cannot hold for, by why. */
  readonly refused: readonly {
    readonly code: AdoptionRefusal;
    readonly pairs: number;
    /** Some of them. */
    readonly ids: readonly string[];
  }[];
}

/** Decides what becomes of pairs; what is adopted is mapped, and nothing goes to the shop. */
@Injectable()
export class DecideAdoption {
  constructor(
    private readonly runs: AdoptionRunRepository,
    private readonly pairs: AdoptionPairRepository,
    private readonly deciding: AdoptionDeciding,
    private readonly stores: ListStores,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Throws `StoreNotFoundError`, `AdoptionNotFoundError` and, for pairs that there are not,
   * `ValidationError`; `AdoptionStateError` before the shop was read to its end, and where at its
   * beginning another number of pairs would be decided than was expected.
   */
  async execute(
    storeId: string,
    wish: AdoptionWish,
    origin: SyncRequestOrigin,
  ): Promise<DecidedAdoption> {
    await this.stores.find(storeId);
    const run = await this.readRun(storeId);
    const tally = new DecisionTally();
    const work = (): Promise<DecidedAdoption> => this.decide(run, wish, origin.actor, tally);
    if (wish.dryRun) return work();
    return this.audited.perform(
      { storeId, action: 'adoption.decide', origin, request: { ...wish, runId: run.id } },
      async () => {
        await this.mustBeExpected(run, wish, origin.actor);
        return work();
      },
      (decided) => ({ ...decided, held: tally.held }),
    );
  }

  private async mustBeExpected(run: AdoptionRun, wish: AdoptionWish, by: string): Promise<void> {
    const { expected } = wish;
    if (expected === null) return;
    const { pairs } = await this.decide(run, { ...wish, dryRun: true }, by, new DecisionTally());
    if (pairs !== expected)
      throw new AdoptionStateError(
        `It would decide ${pairs} pairs now, and not ${expected}: look at them, and send expected: ${pairs}`,
        'ADOPTION_CHANGED',
      );
  }

  private async readRun(storeId: string): Promise<AdoptionRun> {
    const run = await this.runs.findOpen(storeId);
    if (run?.status === 'running')
      throw new AdoptionStateError(`The shop of ${storeId} is still being read`, 'ADOPTION_GOING');
    if (run !== null) return run;
    if ((await this.runs.findLast(storeId)) === null) throw new AdoptionNotFoundError(storeId);
    throw new AdoptionStateError(
      `The last adoption of ${storeId} was not read to its end, or given up: start another`,
      'ADOPTION_NOT_READ',
    );
  }

  private async decide(
    run: AdoptionRun,
    wish: AdoptionWish,
    by: string,
    tally: DecisionTally,
  ): Promise<DecidedAdoption> {
    const { decision, reason, dryRun } = wish;
    const named = wish.pairs.flatMap(({ id, storeProductId }) =>
      storeProductId === null ? [] : [[id, storeProductId] as const],
    );
    const about = { runId: run.id, storeId: run.storeId, decision, reason, dryRun };
    const said: Said = { ...about, by, chosen: new Map(named) };
    for await (const some of this.meant(run.id, wish))
      await this.deciding.decide(said, some, tally);
    return {
      decision,
      dryRun,
      pairs: tally.pairs,
      refused: [...tally.refusals].map(([code, { count, ids }]) => ({ code, pairs: count, ids })),
    };
  }

  /** The pairs that are meant, products before variants. */
  private async *meant(
    runId: string,
    { group, pairs }: AdoptionWish,
  ): AsyncGenerator<readonly AdoptionPair[]> {
    if (group === null) {
      const found = await this.pairs.findWithVariants(
        runId,
        pairs.map(({ id }) => id),
      );
      const there = new Set(found.map(({ id }) => id));
      const missing = pairs.find(({ id }) => !there.has(id));
      if (missing !== undefined)
        throw new ValidationError('pairs', `there is no pair ${missing.id} in this adoption`);
      yield found;
      return;
    }
    for (const ofVariants of [false, true])
      for (let afterId = '0'; ;) {
        const some = await this.pairs.findUndecided(runId, group, ofVariants, afterId, AT_ONCE);
        const last = some.at(-1);
        if (last === undefined) break;
        afterId = last.id;
        yield some;
      }
  }
}
