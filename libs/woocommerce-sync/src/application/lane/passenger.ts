import type { CatalogProduct } from '../../domain/catalog-product';
import type { ProblemSubject } from '../../domain/mapping-state';
import type { FieldGroup } from '../../domain/product-fields';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { SyncItem } from '../../domain/sync-item';
import type { FlightBook } from './flight-book';

/** One product of a flight, with all that is known of it. */
export interface Passenger {
  readonly product: CatalogProduct;
  readonly items: readonly SyncItem[];
  mapping: ProductSyncMapping | null;
  /** What the shop has of its variants, by their ids. */
  readonly family: Map<string, ProductSyncMapping>;
  /** What went wrong, by what it is about. */
  readonly problems: Map<ProblemSubject, string>;
}

/** A product that is in the shop and not in the ERP, with the items that want it taken down. */
export interface GonePassenger {
  readonly productId: string;
  readonly items: readonly SyncItem[];
  readonly mapping: ProductSyncMapping;
}

/** A passenger's items that are not booked yet. */
export function openOf(passenger: Pick<Passenger, 'items'>): SyncItem[] {
  return passenger.items.filter((item) => item.status === 'syncing');
}

/** Notes what went wrong with some groups of a product itself. */
export function noteProblem(
  { problems }: Pick<Passenger, 'problems'>,
  groups: readonly FieldGroup[],
  message: string,
): void {
  for (const group of groups) problems.set(group, message);
}

/**
 * Books on its mapping what went wrong with a product, and that what went wrong before did not this time: of what its ended
 * items were about.
 */
export function bookProblems(book: FlightBook, { mapping, items, problems }: Passenger): void {
  if (mapping === null) return;
  const ended = items.filter(({ status }) => status === 'completed' || status === 'failed');
  const covered = ended.flatMap((item): ProblemSubject[] => [
    'product',
    ...item.fieldGroups,
    ...item.fieldGroups.map((group) => `variants.${group}` as const),
  ]);
  if (covered.length === 0 && problems.size === 0) return;
  mapping.noteProblems(covered, problems);
  book.keep(mapping);
}

/** Forgets the variations of a product that the shop has lost with it. */
export function forgetFamily(book: FlightBook, { family }: Pick<Passenger, 'family'>): void {
  for (const variantId of family.keys()) book.forget(variantId);
  family.clear();
}

/** Whether nobody waits for it: all of its items are a full sync's. */
export function isBulk({ items }: Pick<Passenger, 'items'>): boolean {
  return items.every(({ batchId }) => batchId !== null);
}
