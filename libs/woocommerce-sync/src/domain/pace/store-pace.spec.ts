import fc from 'fast-check';
import type { WriteKind } from './call-costs';
import { NEW_WINDOW } from './window-state';
import { fitsInto, limitsOfLast, nextInMs, sizeFor } from './call-size';
import { paceAfterCanary, paceAfterDelivery, type Pressure } from './guest-pace';
import {
  paceAfterRateLimit,
  paceAfterStoreFault,
  paceAfterTooHeavy,
  paceAfterTooLarge,
} from './pace-faults';
import { INITIAL_PACE, type PaceState } from './pace-state';
import { paceAfterAnswer } from './store-pace';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };

interface Shop {
  readonly cores: number;
  readonly fixedMs?: number;
  readonly eachMs?: number;
}

/** A shop that works on so many calls at once; with more each takes longer. All calls are full. */
function shop({ cores, fixedMs = 60, eachMs = 20 }: Shop, kind: WriteKind = 'update') {
  return (pace: PaceState): PaceState => {
    const items = sizeFor(pace, kind, LIMITS);
    const ms = (fixedMs + eachMs * items) * Math.max(1, pace.window / cores);
    const alone = pace.window === 1;
    return paceAfterAnswer(
      pace,
      { load: { [kind]: items }, ms, beside: pace.window - 1, alone, more: true },
      LIMITS,
    );
  };
}

function after(
  calls: number,
  step: (pace: PaceState) => PaceState,
  from = INITIAL_PACE,
): PaceState {
  let pace = from;
  for (let call = 0; call < calls; call += 1) pace = step(pace);
  return pace;
}

describe('the pace of a shop', () => {
  it('starts with one call of 20', () => {
    expect(INITIAL_PACE).toMatchObject({ batchSize: 20, window: 1 });
  });

  it.each([1, 2, 4, 8])(
    'finds the %i calls that the shop works on at once, and full batches',
    (cores) => {
      // Not so many that one more is tried already.
      expect(after(60, shop({ cores }))).toMatchObject({ window: cores, batchSize: 100 });
    },
  );

  it('knows what a call and an item cost, though most calls share the shop', () => {
    const pace = after(1_000, shop({ cores: 2, fixedMs: 300, eachMs: 15 }));
    expect(pace.costs?.fixedMs).toBeCloseTo(300, 0);
    expect(pace.costs?.perItemMs.update).toBeCloseTo(15, 1);
  });

  it('follows a shop that gets more cores, and one that loses them', () => {
    const small = after(200, shop({ cores: 2 }));
    const big = after(800, shop({ cores: 8 }), small);
    expect(big.window).toBe(8);
    expect(after(2_000, shop({ cores: 2 }), big).window).toBe(2);
  });

  it('keeps to what a shop bears that takes twice as long for a while now and then', () => {
    const quick = shop({ cores: 2 });
    const slow = shop({ cores: 2, fixedMs: 120, eachMs: 40 });
    let pace = after(200, quick);
    for (let spell = 0; spell < 5; spell += 1) {
      pace = after(30, slow, pace);
      expect(pace.window).toBeGreaterThanOrEqual(1);
      expect(pace.window).toBeLessThanOrEqual(3);
      expect(pace.batchSize).toBeGreaterThanOrEqual(50);
      pace = after(120, quick, pace);
      expect(pace).toMatchObject({ batchSize: 100, window: 2 });
    }
  });

  it('forgets how slow calls were once small ones run alone', () => {
    const pace = { ...after(100, shop({ cores: 2 })), slowdown: 3 };
    const alone = { load: { update: 1 }, ms: 80, beside: 0, alone: true, more: false };
    expect(after(20, (one) => paceAfterAnswer(one, alone, LIMITS), pace).slowdown).toBeLessThan(
      1.1,
    );
  });

  it('gives every kind of write its own size', () => {
    const pace = after(
      50,
      shop({ cores: 2, eachMs: 120 }, 'create'),
      after(100, shop({ cores: 2 })),
    );
    expect(sizeFor(pace, 'update', LIMITS)).toBe(100);
    expect(sizeFor(pace, 'create', LIMITS)).toBeGreaterThan(30);
    expect(sizeFor(pace, 'create', LIMITS)).toBeLessThan(45);
    const half = { update: 50, create: Math.floor(sizeFor(pace, 'create', LIMITS) / 2) - 1 };
    expect(fitsInto(pace, half, 'create', LIMITS)).toBe(true);
    expect(fitsInto(pace, { ...half, update: 60 }, 'create', LIMITS)).toBe(false);
  });

  it('keeps calls within the target time', () => {
    expect(after(100, shop({ cores: 1, eachMs: 200 })).batchSize).toBeLessThanOrEqual(25);
    expect(after(100, shop({ cores: 1, eachMs: 200 })).batchSize).toBeGreaterThanOrEqual(20);
  });

  it('is not misled by others that come between two calls alone', () => {
    const known = after(200, shop({ cores: 2, fixedMs: 60, eachMs: 15 }));
    const alone = (items: number, ms: number) => (pace: PaceState) =>
      paceAfterAnswer(
        pace,
        { load: { update: items }, ms, beside: 0, alone: true, more: true },
        LIMITS,
      );
    // As slow as 40 items are without others: as if the items cost nothing.
    const busy = alone(25, 650)(alone(40, 660)(known));
    const { fixedMs = 0, perItemMs = {} } = busy.costs ?? {};
    expect(fixedMs / (fixedMs + 100 * (perItemMs.update ?? 0))).toBeLessThan(0.1);
  });

  it('keeps its calls while others slow the shop, and goes on when they have left', () => {
    const known = after(200, shop({ cores: 2 }));
    expect(known.window).toBe(2);
    // Two of theirs beside ours: three share two cores, or four.
    const beside = (pace: PaceState): PaceState => {
      const items = sizeFor(pace, 'update', LIMITS);
      const ms = (60 + 20 * items) * Math.max(1, (pace.window + 2) / 2);
      const alone = pace.window === 1;
      return paceAfterAnswer(
        pace,
        { load: { update: items }, ms, beside: pace.window - 1, alone, more: true },
        LIMITS,
      );
    };
    let pace = known;
    for (let call = 0; call < 100; call += 1) {
      pace = beside(pace);
      expect(pace.inFlight.calls).toBeGreaterThanOrEqual(2);
    }
    expect(after(20, shop({ cores: 2 }), pace).inFlight.calls).toBeGreaterThanOrEqual(2);
  });

  it('tries one call more as soon as calls are faster than they were', () => {
    const small = after(200, shop({ cores: 1 }));
    expect(small.window).toBe(1);
    const tries = after(4, shop({ cores: 2, fixedMs: 30, eachMs: 10 }), small);
    expect(tries.inFlight).toMatchObject({ phase: 'trying', calls: 2 });
  });

  it('gives no call back for a kind of write that it never saw alone', () => {
    const creates = after(100, shop({ cores: 2, eachMs: 40 }, 'create'));
    // Others made the shop slow just now, so that what an update costs alone is guessed at half.
    const inFlight = { ...creates.inFlight, round: NEW_WINDOW.round, sinceMeasured: 0 };
    const busy = { ...creates, slowdown: 2, inFlight };
    const updates = after(6, shop({ cores: 2, eachMs: 14 }), busy);
    expect(updates.inFlight).toMatchObject({ calls: 2, phase: 'steady' });
    expect(updates.costs?.perItemMs.update).toBeCloseTo(14, 0);
  });

  it('has the next delivery made ready while a call ends, as early as that takes', () => {
    const known = after(100, shop({ cores: 2, eachMs: 20 }));
    const early = (pace: PaceState): number => 2_060 - (nextInMs(pace, { update: 100 }) ?? 0);
    const ended = (preparedMs: number) => (pace: PaceState) =>
      paceAfterDelivery(pace, { busyMs: 2_060, preparedMs, at: 0, pressure: 'none' }, LIMITS);
    // With a twentieth of the call, as it may end early.
    expect(early(known)).toBeCloseTo(100 + 103, 0);
    expect(early(after(20, ended(180), known))).toBeCloseTo(180 + 103, 0);
    // A part of the call at the most, whatever a delivery waited for.
    expect(early(ended(600_000)(known))).toBeCloseTo(0.15 * 2_060, 0);
    expect(early(after(20, ended(15), ended(600_000)(known)))).toBeLessThan(20 + 103);
  });

  it('lets a call take a quarter longer where it leaves nothing behind', () => {
    const pace = after(100, shop({ cores: 1, eachMs: 200 }));
    const last = limitsOfLast(LIMITS);
    expect(fitsInto(pace, { update: 28 }, 'update', LIMITS)).toBe(false);
    expect(fitsInto(pace, { update: 28 }, 'update', last)).toBe(true);
    expect(fitsInto(pace, { update: 31 }, 'update', last)).toBe(false);
    expect(fitsInto(after(100, shop({ cores: 1 })), { update: 100 }, 'update', last)).toBe(false);
  });

  it('fills calls that take long whatever they bring: smaller ones would be more of them', () => {
    expect(after(50, shop({ cores: 2, fixedMs: 20_000 })).batchSize).toBeGreaterThanOrEqual(40);
    expect(after(200, shop({ cores: 2, fixedMs: 20_000 })).batchSize).toBe(100);
  });

  it('gets smaller calls where the shop gets slower, though that looks like a fixed cost', () => {
    const limits = { ...LIMITS, maxBatchSize: 40, targetCallMs: 300 };
    const random = seeded(1);
    const isSlow = Array.from({ length: 200 }, () => {
      let [pace, slowness] = [INITIAL_PACE, 1];
      const sizes: number[] = [];
      const take = (kind: WriteKind, slower: number): void => {
        slowness = Math.min(10, slowness + slower);
        const items = pace.batchSize;
        const alone = pace.window === 1 || random() < 0.2;
        const others = alone ? 1 : Math.max(1, pace.window / 2);
        const ms = (5 + 5 * items) * slowness * others + 40 * random();
        const beside = alone ? 0 : pace.window - 1;
        pace = paceAfterAnswer(
          pace,
          { load: { [kind]: items }, ms, beside, alone, more: true },
          limits,
        );
        sizes.push(items);
      };
      for (let sent = 0; sent < 200; sent += pace.batchSize) take('create', 0);
      for (let sent = 0; sent < 400; sent += pace.batchSize) take('update', 0.5);
      // At its slowest an item takes 50 ms: three times the target, or more.
      return sizes.slice(-5).some((items) => items > 17);
    });
    expect(isSlow.filter(Boolean).length).toBeLessThan(4);
  });

  it('sends full calls to a shop that is faster than we make them ready', () => {
    const one = (pace: PaceState): PaceState => {
      const load = { update: pace.batchSize };
      return paceAfterAnswer(pace, { load, ms: 7, beside: 0, alone: true, more: true }, LIMITS);
    };
    expect(after(6, one).batchSize).toBe(100);
  });

  it('learns nothing of how many may run from calls that are not full, or that nothing waits behind', () => {
    const pace = after(100, shop({ cores: 2 }));
    const small = { load: { update: 1 }, ms: 60_000, beside: 1, alone: false, more: true };
    expect(paceAfterAnswer(pace, small, LIMITS)).toEqual(pace);
    const last = { load: { update: 100 }, ms: 60_000, beside: 1, alone: false, more: false };
    expect(paceAfterAnswer(pace, last, LIMITS).inFlight).toEqual(pace.inFlight);
  });

  it('makes calls smaller and fewer after a fault of the shop', () => {
    const pace = paceAfterStoreFault(after(100, shop({ cores: 8 })));
    expect(pace).toMatchObject({ batchSize: 50, window: 4 });
    expect(after(600, shop({ cores: 8 }), pace)).toMatchObject({ batchSize: 100, window: 8 });
  });

  it('makes fewer calls, not smaller ones, for a shop that counts them', () => {
    expect(paceAfterRateLimit(after(100, shop({ cores: 8 })))).toMatchObject({
      batchSize: 100,
      window: 4,
    });
  });

  it('finds the largest call that the shop takes, and stays below what it refused', () => {
    let pace = INITIAL_PACE;
    let refusals = 0;
    for (let call = 0; call < 60; call += 1) {
      const refused = pace.batchSize > 10;
      if (refused) refusals += 1;
      pace = refused ? paceAfterTooLarge(pace, pace.batchSize) : shop({ cores: 1 })(pace);
    }
    expect(pace.batchSize).toBe(10);
    expect(refusals).toBeLessThan(6);
  });

  it('makes calls smaller when they are too large', () => {
    expect(paceAfterTooLarge({ ...INITIAL_PACE, batchSize: 100 }, 50).batchSize).toBe(25);
  });

  it('forgets a call that was too heavy: the next products may be lighter', () => {
    const pace = paceAfterTooHeavy(after(100, shop({ cores: 2 })));
    expect(pace).toMatchObject({ batchSize: 50, tooLarge: null });
    expect(shop({ cores: 2 })(pace).batchSize).toBe(75);
  });

  it('stays within its bounds whatever happens', () => {
    const answer = fc.record({
      load: fc.record({ update: fc.nat(100), create: fc.nat(100), variation: fc.nat(100) }),
      ms: fc.oneof(
        fc.integer({ min: 0, max: 60_000 }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
      ),
      beside: fc.nat(10),
      alone: fc.boolean(),
      more: fc.boolean(),
    });
    const share = fc.double({ min: 0.05, max: 1, noNaN: true });
    const at = fc.integer({ min: 0, max: 4e12 });
    const step = fc.oneof(
      fc
        .record({ ms: fc.nat(60_000), isIdle: fc.boolean(), isResting: fc.boolean(), at, share })
        .map(
          (read) => (pace: PaceState) =>
            paceAfterCanary(pace, read, { ...LIMITS, share: read.share }),
        ),
      fc
        .record({
          busyMs: fc.nat(60_000),
          preparedMs: fc.integer(),
          at,
          pressure: fc.constantFrom<Pressure>('none', 'nearly-late', 'late-in-a-moment'),
          share,
        })
        .map(
          (ended) => (pace: PaceState) =>
            paceAfterDelivery(pace, ended, { ...LIMITS, share: ended.share }),
        ),
      answer.map((call) => (pace: PaceState) => paceAfterAnswer(pace, call, LIMITS)),
      fc.constant(paceAfterStoreFault),
      fc.constant(paceAfterRateLimit),
      fc.constant(paceAfterTooHeavy),
      fc.constant((pace: PaceState) => paceAfterTooLarge(pace, pace.batchSize)),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const pace = steps.reduce((present, next) => next(present), INITIAL_PACE);
        expect(pace.batchSize).toBeGreaterThanOrEqual(1);
        expect(pace.batchSize).toBeLessThanOrEqual(100);
        expect(Number.isInteger(pace.window)).toBe(true);
        expect(pace.window).toBeGreaterThanOrEqual(1);
        expect(pace.window).toBeLessThanOrEqual(10);
        const numbers = JSON.stringify(pace).match(/null/g) ?? [];
        const absent = [
          pace.costs,
          pace.tooLarge,
          pace.inFlight.before,
          ...Object.values(pace.guest),
        ].filter((one) => one === null);
        // JSON shows what is no number as null.
        expect(numbers).toHaveLength(absent.length);
      }),
    );
  });
});

/** A linear congruential generator (Numerical Recipes): the same shop in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
