import { Injectable } from '@nestjs/common';
import type { CategoryCatalog } from '../ports/erp-catalog.port';
import type { WithinCategories } from '../../domain/store-rules/product-filter';
import { readErpCategories } from '../blame/erp-reads';
import { Clock } from '../ports/clock.port';
import { ErpCatalog } from '../ports/erp-catalog.port';

/** How long the ERP's tree is believed: categories hardly move, and a full sync sets it right. */
const MEMORY_MS = 60_000;

/** How soon it is read again for a category that it did not have the last time. */
const AGAIN_MS = 5_000;

/** The tree as it was read. */
interface ReadTree {
  readonly tree: CategoryCatalog;
  readonly readAtMs: number;
  /** What was named and is not in it: a product may be ahead of its category, or wrong for good. */
  readonly lacking: ReadonlySet<string>;
}

/** Knows which categories of the ERP lie within which, for filters. */
@Injectable()
export class CategoryPlaces {
  private known: ReadTree | null = null;
  private reading: Promise<CategoryCatalog> | null = null;

  constructor(
    private readonly catalog: ErpCatalog,
    private readonly clock: Clock,
  ) {}

  /**
   * Says of the categories that some products name whether they lie within a filter's. Throws the
   * fault of an ERP that does not list its categories.
   * @param isFresh by a tree that is read from now on
   */
  async within(
    wanted: ReadonlySet<string>,
    named: ReadonlySet<string>,
    { isFresh = false } = {},
  ): Promise<WithinCategories> {
    // Where each is one that the filter names there is nothing to look up.
    if ([...named].every((id) => wanted.has(id))) return () => true;
    const notBefore = isFresh ? this.clock.monotonicMs() : -Infinity;
    const tree = await this.treeWith(named, notBefore);
    return (id) => isWithin(id, wanted, tree);
  }

  private async treeWith(named: ReadonlySet<string>, notBefore: number): Promise<CategoryCatalog> {
    // One that is under way may have begun before the ERP had what is named.
    if (this.reading !== null) await this.reading.catch(() => undefined);
    const { known } = this;
    const isKnown = known !== null && known.readAtMs >= notBefore;
    if (isKnown && this.mayBelieve(known, named)) return known.tree;
    const reading = this.read(named).finally(() => {
      if (this.reading === reading) this.reading = null;
    });
    this.reading = reading;
    return reading;
  }

  private mayBelieve({ tree, readAtMs, lacking }: ReadTree, named: ReadonlySet<string>): boolean {
    const missing = lackingOf(tree, named);
    if (missing.some((id) => !lacking.has(id))) return false;
    const ageMs = this.clock.monotonicMs() - readAtMs;
    return ageMs < (missing.length === 0 ? MEMORY_MS : AGAIN_MS);
  }

  private async read(named: ReadonlySet<string>): Promise<CategoryCatalog> {
    const readAtMs = this.clock.monotonicMs();
    const tree = await readErpCategories(this.catalog);
    // Each reading looks for all that was ever missing.
    const sought = new Set([...(this.known?.lacking ?? []), ...named]);
    this.known = { tree, readAtMs, lacking: new Set(lackingOf(tree, sought)) };
    return tree;
  }
}

/** Those of some categories that a tree does not have, not even broken. */
function lackingOf(
  { categories, invalid }: CategoryCatalog,
  named: ReadonlySet<string>,
): readonly string[] {
  return [...named].filter((id) => !categories.has(id) && !invalid.has(id));
}

/** Climbs from a category to the root; where it never gets there, nobody can tell. */
function isWithin(
  id: string,
  wanted: ReadonlySet<string>,
  { categories }: CategoryCatalog,
): boolean | 'unclear' {
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null;) {
    if (wanted.has(next)) return true;
    const category = categories.get(next);
    if (category === undefined || seen.has(next)) return 'unclear';
    seen.add(next);
    next = category.parentId;
  }
  return false;
}
