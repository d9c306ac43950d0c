import type { CallLoad, WriteKind } from '../../../domain/pace/call-costs';
import { fitsInto, limitsOfLast } from '../../../domain/pace/call-size';
import type { PaceLimits, PaceState } from '../../../domain/pace/pace-state';
import type { ProductWrite } from '../../ports/shop/product-write';

/** Most bytes of JSON in one call; hosts commonly refuse larger posts than a few megabytes. */
const MAX_CALL_BYTES = 1_500_000;

/**
 * How many of the writes one call brings, from the first on; one at least. All of them where that
 * takes little longer than a call should: what is left over would cost a call of its own.
 */
export function lengthOfCall(
  writes: readonly ProductWrite[],
  pace: PaceState,
  limits: PaceLimits,
): number {
  const all = fittingOf(writes, pace, limitsOfLast(limits));
  return all === writes.length ? all : fittingOf(writes, pace, limits);
}

/** Whether a call has room for one more write of each kind that it brings. */
export function hasRoom(
  call: readonly ProductWrite[],
  pace: PaceState,
  limits: PaceLimits,
): boolean {
  const load = loadOf(call);
  return call.every((write) => fitsInto(pace, load, kindOf(write), limits));
}

/** How many writes of each kind a call brings. */
export function loadOf(call: readonly ProductWrite[]): CallLoad {
  const load: Partial<Record<WriteKind, number>> = {};
  for (const write of call) load[kindOf(write)] = (load[kindOf(write)] ?? 0) + 1;
  return load;
}

/** The writes of each parent apart, in the order in which the parents come first. */
export function byParent(writes: readonly ProductWrite[]): ProductWrite[][] {
  const families = new Map<string | undefined, ProductWrite[]>();
  for (const write of writes) {
    const family = families.get(write.parent?.productId);
    if (family === undefined) families.set(write.parent?.productId, [write]);
    else family.push(write);
  }
  return [...families.values()];
}

function fittingOf(writes: readonly ProductWrite[], pace: PaceState, limits: PaceLimits): number {
  const load: Partial<Record<WriteKind, number>> = {};
  let bytes = 0;
  for (const [position, write] of writes.entries()) {
    const kind = kindOf(write);
    bytes += Buffer.byteLength(JSON.stringify(write.fields));
    if (position > 0 && (bytes > MAX_CALL_BYTES || !fitsInto(pace, load, kind, limits)))
      return position;
    load[kind] = (load[kind] ?? 0) + 1;
  }
  return writes.length;
}

function kindOf({ kind, parent }: ProductWrite): WriteKind {
  return parent === undefined ? kind : 'variation';
}
