import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type {
  AdoptionCandidate,
  AdoptionDecision,
  FoundPair,
} from '../../libs/woocommerce-sync/src/domain/adoption/adoption-pair';
import {
  AdoptionPairRepository,
  ForeignProductRepository,
  type AdoptionPair,
} from '../../libs/woocommerce-sync/src/domain/adoption/adoption-pair.repository';
import { ISyncRepository } from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { AdoptionRunRepository } from '../../libs/woocommerce-sync/src/domain/adoption/adoption-run.repository';
import {
  AdoptionDeciding,
  DecisionTally,
} from '../../libs/woocommerce-sync/src/application/adoption/adoption-deciding';
import { StoreActivation } from '../../libs/woocommerce-sync/src/application/use-cases/stores/store-activation';
import { the } from '../support/the';
import { startWorld, type World } from '../support/world/world';

let world: World;
let runs: AdoptionRunRepository;
let pairs: AdoptionPairRepository;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  runs = world.app.get(AdoptionRunRepository);
  pairs = world.app.get(AdoptionPairRepository);
});
afterAll(() => world.close());

let storeId: string;
beforeEach(() => {
  storeId = `s-${randomUUID()}`;
});

const candidate = (storeProductId: number, type = 'simple'): AdoptionCandidate => ({
  storeProductId,
  parentId: 0,
  sku: '',
  name: `In the shop ${storeProductId}`,
  price: '1',
  type,
  status: 'publish',
  hasImages: true,
  score: 1,
});

/** A product of the ERP that may be one of these. */
const maybe = (productId: string, ...candidates: readonly AdoptionCandidate[]): FoundPair => ({
  group: 'ambiguous',
  erp: { productId, variantId: null, sku: productId, name: productId, price: '1' },
  shop: candidates.length === 1 ? the(candidates[0]) : null,
  candidates: candidates.length === 1 ? [] : candidates,
  matchedBy: 'name',
  score: 1,
  reasons: [],
});

/** A reading that found these. Answers its run. */
async function found(...all: readonly FoundPair[]): Promise<string> {
  const token = randomUUID();
  const { id } = the(await runs.start(storeId, 'test'));
  await runs.take(id, token);
  await pairs.saveAll(id, token, all);
  await runs.complete(id, token, null);
  return id;
}

const kept = async (runId: string): Promise<readonly AdoptionPair[]> =>
  (await pairs.page(runId, {}, 100, null)).items;

/** Says it of the pair at a place. */
async function say(
  runId: string,
  decision: AdoptionDecision,
  place: number,
  storeProductId?: number,
): Promise<DecisionTally> {
  const pair = the((await kept(runId))[place]);
  const chosen = new Map(storeProductId === undefined ? [] : [[pair.id, storeProductId]]);
  const tally = new DecisionTally();
  const said = { runId, storeId, decision, by: 'ana', reason: 'why', dryRun: false, chosen };
  await world.app.get(AdoptionDeciding, { strict: false }).decide(said, [pair], tally);
  return tally;
}

const foreign = async (): Promise<number[]> =>
  [...(await world.app.get(ForeignProductRepository).findAll(storeId))].sort();

describe('what is said of pairs', () => {
  it('of one takes nothing back that was said of another', async () => {
    const runId = await found(maybe('A', candidate(1), candidate(2)), maybe('B', candidate(1)));
    await say(runId, 'foreign', 1);
    expect(await foreign()).toEqual([1]);
    await say(runId, 'leave', 0);
    await say(runId, 'create', 0);
    expect(await foreign()).toEqual([1]);
    await say(runId, 'adopt', 0, 2);
    expect(await foreign()).toEqual([1]);
    await say(runId, 'leave', 1);
    expect(await foreign()).toEqual([]);
  });

  it('adopts nothing that is being written just now, and may be said again after that', async () => {
    const runId = await found(maybe('A', candidate(1), candidate(2)));
    const ledger = world.app.get(ISyncRepository);
    const item = { storeId, subjectKind: 'product', subjectId: 'A', syncType: 'product' } as const;
    await ledger.request([{ ...item, origin: { via: 'event', actor: 'test' } }]);
    const limits = { maxBatchSize: 100, maxWindow: 5, targetCallMs: 5_000, gatherMs: 0, share: 1 };
    expect(await ledger.claim(storeId, limits)).toMatchObject({ kind: 'delivery' });
    await say(runId, 'adopt', 0, 2);
    expect((await pairs.findMapped(storeId)).size).toBe(0);
    expect(the((await kept(runId))[0]).decision).toBeNull();

    await world.app
      .get(DataSource)
      .query(
        `UPDATE "wc_sync_items" SET "status" = 'pending', "lease_token" = NULL WHERE "store_id" = $1`,
        [storeId],
      );
    await say(runId, 'adopt', 0, 2);
    expect(await pairs.findMapped(storeId)).toEqual(new Map([['A', 2]]));
  });

  it('is told pair by pair, for the audit', async () => {
    const runId = await found(maybe('A', candidate(1), candidate(2)));
    const { held } = await say(runId, 'adopt', 0, 2);
    expect(held).toMatchObject([{ productId: 'A', storeProductIds: [2] }]);
  });

  it('as foreign stays so as long as any pair says it', async () => {
    const runId = await found(maybe('A', candidate(1)), maybe('B', candidate(1)));
    await say(runId, 'foreign', 0);
    await say(runId, 'foreign', 1);
    await say(runId, 'leave', 0);
    expect(await foreign()).toEqual([1]);
    await say(runId, 'adopt', 0);
    expect(await foreign()).toEqual([1]);
    await say(runId, 'adopt', 0, 1);
    expect(await foreign()).toEqual([]);
  });

  it('as foreign of one of several leaves the others to be decided', async () => {
    const runId = await found(maybe('A', candidate(1), candidate(2), candidate(3)));
    await say(runId, 'foreign', 0, 2);
    expect(await foreign()).toEqual([2]);
    expect(await kept(runId)).toMatchObject([
      { decision: null, candidates: [{ storeProductId: 1 }, { storeProductId: 3 }] },
    ]);
    expect(await pairs.countToDecide(storeId)).toEqual({ undecided: 1, unread: 0 });
    const again = await say(runId, 'adopt', 0, 2);
    expect([...again.refusals.keys()]).toEqual(['SHOP_PRODUCT_NOT_OF_PAIR']);
    expect((await say(runId, 'adopt', 0, 3)).pairs).toBe(1);
  });

  it('of a variable product out of several asks for another reading', async () => {
    const runId = await found(maybe('A', candidate(1, 'variable'), candidate(2)));
    await say(runId, 'adopt', 0, 1);
    expect(await pairs.countToDecide(storeId)).toEqual({ undecided: 0, unread: 1 });
    await expect(
      world.app.get(StoreActivation, { strict: false }).mustBeDecided(storeId),
    ).rejects.toMatchObject({ code: 'ADOPTION_READ_AGAIN' });
    await found({
      ...maybe('A', candidate(1, 'variable')),
      group: 'matched',
      matchedBy: 'mapping',
    });
    expect(await pairs.countToDecide(storeId)).toEqual({ undecided: 0, unread: 0 });
  });

  it('is nothing where it does not hold', async () => {
    const runId = await found(maybe('A', candidate(1)), maybe('B', candidate(1)));
    await say(runId, 'adopt', 0, 1);
    const [, second] = await kept(runId);
    // As one says it who has not heard yet of the other’s decision.
    const said = { id: the(second).id, targets: [1], staysOpen: false };
    const held = await pairs.decide(runId, storeId, {
      decision: 'foreign',
      by: 'ana',
      reason: 'why',
      pairs: [said],
      mappings: new Map(),
    });
    expect([...held]).toEqual([]);
    expect(await foreign()).toEqual([]);
  });
});

describe('an adoption that is given up', () => {
  it('leaves what was decided to the next reading', async () => {
    const runId = await found(maybe('A', candidate(1)), maybe('B', candidate(2)));
    await say(runId, 'create', 0);
    await runs.cancel(storeId);
    expect(await pairs.countToDecide(storeId)).toEqual({ undecided: 0, unread: 0 });
    const next = await found(maybe('A', candidate(1)), maybe('B', candidate(2)));
    expect(await kept(next)).toMatchObject([{ decision: 'create' }, { decision: null }]);
  });
});

describe('a reading that no process survives', () => {
  it('fails after three tries, of which one that was given back is none', async () => {
    const { id } = the(await runs.start(storeId, 'test'));
    const given = randomUUID();
    await runs.take(id, given);
    await runs.release(id, given);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await runs.findAbandoned()).toContain(id);
      expect(await runs.take(id, randomUUID())).not.toBeNull();
      await world.databaseClock.advance(61_000);
    }
    expect(await runs.findAbandoned()).not.toContain(id);
    expect(await runs.find(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'ADOPTION_ABANDONED' },
    });
  });
});
