import { Injectable } from '@nestjs/common';
import type { CategoryCatalog } from '../ports/erp-catalog.port';
import type { WithinCategories } from '../../domain/store-rules/product-filter';
import { readErpCategories } from '../blame/erp-reads';
import { Clock } from '../ports/clock.port';
import { ErpCatalog } from '../ports/erp-catalog.port';

/** How long the ERP's tree is believed: categories hardly move, and a full sync sets it right. */
const MEMORY_MS = 60_000;

/** How soon it is read again where a product names a category that it does not have. */
const AGAIN_MS = 5_000;

/** Knows which categories of the ERP lie within which, for filters. */
@Injectable()
export class CategoryPlaces {
  private known: { readonly tree: CategoryCatalog; readonly readAtMs: number } | null = null;
  private reading: Promise<CategoryCatalog> | null = null;

  constructor(
    private readonly catalog: ErpCatalog,
    private readonly clock: Clock,
  ) {}

  /**
   * Says of the categories that some products name whether they lie within a filter's. Throws the
   * fault of an ERP that does not list its categories.
   */
  async within(wanted: ReadonlySet<string>, named: ReadonlySet<string>): Promise<WithinCategories> {
    // Where each is one that the filter names there is nothing to look up.
    if ([...named].every((id) => wanted.has(id))) return () => true;
    const tree = await this.treeWith(named);
    return (id) => isWithin(id, wanted, tree);
  }

  private async treeWith(named: ReadonlySet<string>): Promise<CategoryCatalog> {
    if (this.known !== null) {
      const { tree, readAtMs } = this.known;
      const isComplete = [...named].every((id) => tree.categories.has(id) || tree.invalid.has(id));
      const ageMs = this.clock.monotonicMs() - readAtMs;
      if (ageMs < (isComplete ? MEMORY_MS : AGAIN_MS)) return tree;
    }
    this.reading ??= this.read().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async read(): Promise<CategoryCatalog> {
    const readAtMs = this.clock.monotonicMs();
    const tree = await readErpCategories(this.catalog);
    this.known = { tree, readAtMs };
    return tree;
  }
}

/** Climbs from a category to the root. */
function isWithin(
  id: string,
  wanted: ReadonlySet<string>,
  { categories }: CategoryCatalog,
): boolean | 'unclear' {
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !seen.has(next);) {
    if (wanted.has(next)) return true;
    const category = categories.get(next);
    if (category === undefined) return 'unclear';
    seen.add(next);
    next = category.parentId;
  }
  return false;
}
