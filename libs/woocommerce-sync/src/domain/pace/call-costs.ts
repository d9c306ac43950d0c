/** What a write does to the shop, as far as its cost goes. */
export type WriteKind = 'create' | 'update' | 'variation';

/** How many writes of each kind a call brings. */
export type CallLoad = Readonly<Partial<Record<WriteKind, number>>>;

/**
 * Averages over the calls of one kind that flew alone, in which later ones count more: of their
 * items, of the square of these, of their milliseconds, and of both multiplied.
 */
interface Seen {
  readonly items: number;
  readonly square: number;
  readonly ms: number;
  readonly product: number;
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

/** What an item of each kind costs beside an update, until a call has shown it (facts.md 32). */
const DEARNESS: Readonly<Record<WriteKind, number>> = { update: 1, variation: 1, create: 2.5 };

/** So many items' worth is the fixed cost, until calls of different sizes have shown it (facts.md 32). */
const FIXED_AS_ITEMS = 4;

/** How much the newest call counts. */
const SMOOTHING = 0.3;

/** Sizes have to differ by so much of their average to tell the fixed cost from the items'. */
const TELLING_SPREAD = 0.2;

/** No item is taken for cheaper than this share of its part of a call. */
const LEAST_SHARE = 0.002;

/** One kind's news move what is known of the others by so much at the most, up or down. */
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

/** What one item of a kind costs, in milliseconds; told from another kind where none was sent yet. */
export function perItemMs({ perItemMs: known }: CallCosts, kind: WriteKind): number {
  const own = known[kind];
  if (own !== undefined) return own;
  const [other] = entriesOf(known);
  return other === undefined ? 0 : (other[1] / DEARNESS[other[0]]) * DEARNESS[kind];
}

/** How long a call takes alone, in milliseconds. */
export function predictedMs(costs: CallCosts, load: CallLoad): number {
  const items = entriesOf(load).reduce((sum, [kind, count]) => sum + count * perItemMs(costs, kind), 0);
  return Math.max(LEAST_MS, costs.fixedMs + items);
}

/** The costs with all times longer, or shorter, by this factor. */
export function scaledCosts({ fixedMs, perItemMs: known, seen }: CallCosts, factor: number): CallCosts {
  return {
    fixedMs: fixedMs * factor,
    perItemMs: Object.fromEntries(entriesOf(known).map(([kind, ms]) => [kind, ms * factor])),
    seen: Object.fromEntries(
      Object.entries(seen).map(([kind, one]) => [
        kind,
        { ...one, ms: one.ms * factor, product: one.product * factor },
      ]),
    ),
  };
}

/**
 * The costs with what a call that flew alone has shown. Calls of different sizes tell the fixed
 * cost from the items', by the line through them (least squares); from calls of one size both
 * follow. A call of two kinds counts as its dearer one, less what the other costs.
 */
export function costsAfter(costs: CallCosts | null, load: CallLoad, ms: number): CallCosts {
  const kind = dearestOf(load);
  const items = load[kind] ?? 0;
  const took = Math.max(LEAST_MS, ms);
  if (costs === null) {
    const each = took / (itemsOf(load) + FIXED_AS_ITEMS);
    const fixedMs = FIXED_AS_ITEMS * each;
    return { fixedMs, perItemMs: { [kind]: each }, seen: { [kind]: seenOf(itemsOf(load), took) } };
  }
  const others = predictedMs(costs, { ...load, [kind]: 0 }) - costs.fixedMs;
  const own = Math.max(LEAST_MS, took - others);
  const before = costs.seen[kind];
  if (before === undefined) {
    const each = Math.max(own * LEAST_SHARE, own - costs.fixedMs) / Math.max(1, items);
    return withKind(costs, kind, { fixedMs: costs.fixedMs, each, seen: seenOf(items, own) });
  }
  const seen = blended(before, seenOf(items, own));
  return withKind(costs, kind, { ...lineThrough(costs, kind, seen), seen });
}

/** The line through the calls of one kind: what it costs at no item, and what each item adds. */
function lineThrough(
  costs: CallCosts,
  kind: WriteKind,
  seen: Seen,
): { readonly fixedMs: number; readonly each: number } {
  const spread = seen.square - seen.items ** 2;
  const mean = seen.ms / Math.max(1, seen.items);
  if (spread > (TELLING_SPREAD * seen.items) ** 2) {
    const slope = (seen.product - seen.items * seen.ms) / spread;
    const each = Math.min(Math.max(slope, LEAST_SHARE * mean), mean);
    return { fixedMs: Math.max(0, seen.ms - seen.items * each), each };
  }
  const each = perItemMs(costs, kind);
  const factor = seen.ms / Math.max(LEAST_MS, costs.fixedMs + seen.items * each);
  return { fixedMs: costs.fixedMs * factor, each: each * factor };
}

/** What made the calls of one kind slower makes those of the others slower, too. */
function withKind(
  costs: CallCosts,
  kind: WriteKind,
  { fixedMs, each, seen }: { readonly fixedMs: number; readonly each: number; readonly seen: Seen },
): CallCosts {
  const change = costs.seen[kind] === undefined ? 1 : each / Math.max(LEAST_MS, perItemMs(costs, kind));
  const others = scaledCosts(costs, Math.min(MOST_FOLLOWED, Math.max(1 / MOST_FOLLOWED, change)));
  return {
    fixedMs,
    perItemMs: { ...others.perItemMs, [kind]: each },
    seen: { ...others.seen, [kind]: seen },
  };
}

function seenOf(items: number, ms: number): Seen {
  return { items, square: items * items, ms, product: items * ms };
}

function blended(before: Seen, now: Seen): Seen {
  const of = (part: keyof Seen): number => before[part] + SMOOTHING * (now[part] - before[part]);
  return { items: of('items'), square: of('square'), ms: of('ms'), product: of('product') };
}

function weightOf([kind, count]: readonly [WriteKind, number]): number {
  return count * DEARNESS[kind];
}

function entriesOf(load: CallLoad): [WriteKind, number][] {
  return Object.entries(load) as [WriteKind, number][];
}
