import type { FieldGroup } from '../../domain/fields/product-fields';
import type { SyncItem } from '../../domain/ledger/sync-item';
import type { MadeSkus, Versions } from '../../domain/ledger/sync-item-state';

/**
 * What is wanted of a product: which field groups, and whether to write even what was confirmed as
 * equal.
 */
export interface Wish {
  readonly groups: ReadonlySet<FieldGroup>;
  readonly force: boolean;
  /** What a send without an answer may have brought already. */
  readonly versionsInDoubt?: Versions;
  /** What such a send may have made, by the ids of the product and its variants. */
  readonly madeInDoubt?: MadeSkus;
}

/** What some items of one product want together. */
export function wishOf(items: readonly SyncItem[]): Wish {
  return {
    groups: new Set(items.flatMap((item) => item.fieldGroups)),
    force: items.some((item) => item.payload.force),
    versionsInDoubt: newestOf(items.map((item) => item.payload.versionsInDoubt ?? {})),
    madeInDoubt: Object.assign({}, ...items.map((item) => item.payload.madeInDoubt)) as MadeSkus,
  };
}

function newestOf(all: readonly Versions[]): Versions {
  const newest: Record<string, number> = {};
  for (const [id, version] of all.flatMap(Object.entries<number>))
    newest[id] = Math.max(newest[id] ?? 0, version);
  return newest;
}
