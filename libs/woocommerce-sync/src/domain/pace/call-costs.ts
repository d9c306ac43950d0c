/** What a write does to the shop, as far as its cost goes. */
export type WriteKind = 'create' | 'update' | 'variation';

/** How many writes of each kind a call brings. */
export type CallLoad = Readonly<Partial<Record<WriteKind, number>>>;

/** The last call of one kind that ran alone. */
interface Seen {
  readonly items: number;
  readonly ms: number;
  /**
   * How many pairs of calls in a row agree on what part of a call is its fixed cost, the second of
   * each larger than the first. Where the second is smaller the pair may say so of a shop that has
   * got slower in between.
   */
  readonly told: number;
}

/**
 * What a call costs the shop while none of ours is beside it, in milliseconds: so much whatever it
 * brings, and so much for each item.
 */
export interface CallCosts {
  readonly fixedMs: number;
  readonly perItemMs: Readonly<Partial<Record<WriteKind, number>>>;
  readonly seen: Readonly<Partial<Record<WriteKind, Seen>>>;
}

/** What an item of each kind costs beside an update, until a call has shown it (fact 32). */
const DEARNESS: Readonly<Record<WriteKind, number>> = { update: 1, variation: 1, create: 2.5 };

/**
 * So many items' worth is the fixed cost, until calls of different sizes have shown it (fact 32).
 */
const FIXED_AS_ITEMS = 4;

/** How much the newest call counts. */
const SMOOTHING = 0.3;

/**
 * Sizes of two calls have to differ by so much of the larger to tell the fixed cost from the
 * items'.
 */
const TELLING_DIFFERENCE = 0.3;

/**
 * Two pairs that differ by so much in what share of a call is its fixed cost contradict each other:
 * the newer counts once as many contradicted as had agreed.
 */
const MOST_APART = 0.4;

/** More pairs are not counted, so that a shop that has changed is believed in the end. */
const MOST_TOLD = 4;

/** No item is taken for cheaper than this share of its part of a call. */
const LEAST_SHARE = 0.002;

/** One call counts as so many times slower, or faster, at the most. */
const MOST_FOLLOWED = 4;

const LEAST_MS = 0.01;

/** How many items a call brings. */
export function itemsOf(load: CallLoad): number {
  return entriesOf(load).reduce((sum, [, count]) => sum + count, 0);
}

/** The kind that costs the most of a call. */
export function dearestOf(load: CallLoad): WriteKind {
  const [dearest] = entriesOf(load).toSorted((one, other) => weightOf(other) - weightOf(one));
  return dearest?.[0] ?? 'update';
}

/**
 * What one item of a kind costs, in milliseconds; told from another kind where none was sent yet.
 */
export function perItemMs({ perItemMs: known }: CallCosts, kind: WriteKind): number {
  const own = known[kind];
  if (own !== undefined) return own;
  const [other] = entriesOf(known);
  return other === undefined ? 0 : (other[1] / DEARNESS[other[0]]) * DEARNESS[kind];
}

/** How long a call takes alone, in milliseconds. */
export function predictedMs(costs: CallCosts, load: CallLoad): number {
  const items = entriesOf(load).reduce(
    (sum, [kind, count]) => sum + count * perItemMs(costs, kind),
    0,
  );
  return Math.max(LEAST_MS, costs.fixedMs + items);
}

/** The costs with all times longer, or shorter, by this factor. */
export function scaledCosts(
  { fixedMs, perItemMs: known, seen }: CallCosts,
  factor: number,
): CallCosts {
  return {
    fixedMs: fixedMs * factor,
    perItemMs: Object.fromEntries(entriesOf(known).map(([kind, ms]) => [kind, ms * factor])),
    seen: Object.fromEntries(
      Object.entries(seen).map(([kind, one]) => [kind, { ...one, ms: one.ms * factor }]),
    ),
  };
}

/**
 * The costs with what a call that ran alone has shown. How long it took moves all costs a little;
 * and two calls in a row of different sizes tell the fixed cost from the items', by the line
 * through both: the shop is as fast at both, as good as always. A call of two kinds counts as its
 * dearer one, less what the other costs.
 */
export function costsAfter(costs: CallCosts | null, load: CallLoad, ms: number): CallCosts {
  const kind = dearestOf(load);
  const took = Math.max(LEAST_MS, ms);
  if (costs === null) {
    const items = itemsOf(load);
    const each = took / (items + FIXED_AS_ITEMS);
    return {
      fixedMs: FIXED_AS_ITEMS * each,
      perItemMs: { [kind]: each },
      seen: { [kind]: { items, ms: took, told: 0 } },
    };
  }
  const others = predictedMs(costs, { ...load, [kind]: 0 }) - costs.fixedMs;
  const now = { items: load[kind] ?? 0, ms: Math.max(LEAST_MS, took - others) };
  const before = costs.seen[kind];
  if (before === undefined) {
    const each = Math.max(now.ms * LEAST_SHARE, now.ms - costs.fixedMs) / Math.max(1, now.items);
    return {
      ...costs,
      perItemMs: { ...costs.perItemMs, [kind]: each },
      seen: { ...costs.seen, [kind]: { ...now, told: 0 } },
    };
  }
  const change = now.ms / predictedMs(costs, { [kind]: now.items });
  const factor = 1 + SMOOTHING * (Math.min(MOST_FOLLOWED, Math.max(1 / MOST_FOLLOWED, change)) - 1);
  return tilted(scaledCosts(costs, factor), kind, before, now);
}

/**
 * The costs whose fixed part is as two calls in a row tell it; what they come to for such a call
 * stays. Where the larger one was quicker the shop has changed in between, and they tell nothing.
 */
function tilted(
  costs: CallCosts,
  kind: WriteKind,
  before: Seen,
  now: Omit<Seen, 'told'>,
): CallCosts {
  const difference = now.items - before.items;
  const slope = difference === 0 ? 0 : (now.ms - before.ms) / difference;
  const isTelling =
    slope > 0 && Math.abs(difference) >= TELLING_DIFFERENCE * Math.max(now.items, before.items);
  if (!isTelling || now.items === 0) {
    return { ...costs, seen: { ...costs.seen, [kind]: { ...now, told: before.told } } };
  }
  const mean = now.ms / now.items;
  const fixedShare = 1 - Math.min(mean, Math.max(LEAST_SHARE * mean, slope)) / mean;
  const expected = predictedMs(costs, { [kind]: now.items });
  const known = costs.fixedMs / expected;
  const agrees = before.told > 0 && Math.abs(fixedShare - known) < MOST_APART;
  if (!agrees && before.told > 0) {
    // Others may have come between the two calls, which looks like a fixed cost.
    return { ...costs, seen: { ...costs.seen, [kind]: { ...now, told: before.told - 1 } } };
  }
  const grew = difference > 0;
  const told = agrees ? Math.min(MOST_TOLD, before.told + (grew ? 1 : 0)) : grew ? 1 : 0;
  const total = agrees ? expected : now.ms;
  const fixed = agrees ? known + SMOOTHING * (fixedShare - known) : fixedShare;
  return {
    fixedMs: fixed * total,
    perItemMs: { ...costs.perItemMs, [kind]: ((1 - fixed) * total) / now.items },
    seen: { ...costs.seen, [kind]: { ...now, told } },
  };
}

/** The costs with a first guess at what a kind costs, by a call that shared the shop. */
export function costsWithGuess(
  costs: CallCosts,
  kind: WriteKind,
  items: number,
  ms: number,
): CallCosts {
  const each = Math.max(ms * LEAST_SHARE, ms - costs.fixedMs) / Math.max(1, items);
  return { ...costs, perItemMs: { ...costs.perItemMs, [kind]: each } };
}

/** How many pairs of calls have told what of a call is its fixed cost: a single one may mislead. */
export function pairsThatTold({ seen }: CallCosts, kind: WriteKind): number {
  return seen[kind]?.told ?? 0;
}

function weightOf([kind, count]: readonly [WriteKind, number]): number {
  return count * DEARNESS[kind];
}

function entriesOf(load: CallLoad): [WriteKind, number][] {
  return Object.entries(load) as [WriteKind, number][];
}
