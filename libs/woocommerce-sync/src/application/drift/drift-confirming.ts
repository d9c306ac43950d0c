import { Injectable } from '@nestjs/common';
import type { DriftGroup, FoundDrift } from '../../domain/drift/drift-finding';
import type { DriftPage } from '../../domain/drift/drift-finding.repository';
import { DriftRunRepository } from '../../domain/drift/drift-run.repository';
import type { ShopContents, ShownContents } from '../ports/drift/shop-contents.port';
import { DriftComparison, type ComparisonBase } from './drift-comparison';

/** As many as one list of the shop takes. */
const PAGE = 100;

/**
 * Reads by its id what the file of the catalogue shows to differ, before it is told of: the file is
 * older than the shop, and has texts as customers read them.
 */
@Injectable()
export class DriftConfirming {
  constructor(
    private readonly comparison: DriftComparison,
    private readonly runs: DriftRunRepository,
  ) {}

  /** The page with what holds of its differences. Throws faults of the shop and of the ERP. */
  async confirm(
    page: DriftPage,
    base: ComparisonBase,
    shop: ShopContents,
    groups: readonly DriftGroup[],
  ): Promise<DriftPage> {
    const doubtful = page.found.filter(({ kind }) => kind === 'differs');
    const ids = { products: idsOf(doubtful, false), variations: idsOf(doubtful, true) };
    const found = page.found.filter(({ kind }) => kind !== 'differs');
    let { underWay } = page;
    const reads = [
      ...parts(ids.products).map((some) => () => shop.productsOfIds(some, groups)),
      ...parts(ids.variations).map((some) => () => shop.variationsOfIds(some, groups)),
    ];
    for (const read of reads) {
      const readAt = await this.runs.now();
      const rows: readonly ShownContents[] = (await read()) ?? [];
      const again = await this.comparison.compare(base, rows, readAt);
      found.push(...again.found.filter(({ kind }) => kind !== 'missing_in_shop'));
      underWay += again.underWay;
    }
    return { ...page, found, underWay };
  }
}

function idsOf(found: readonly FoundDrift[], ofVariations: boolean): number[] {
  const meant = found.filter(({ variantId }) => (variantId !== null) === ofVariations);
  return [...new Set(meant.flatMap(({ storeProductId }) => storeProductId ?? []))];
}

function parts(ids: readonly number[]): number[][] {
  const found: number[][] = [];
  for (let at = 0; at < ids.length; at += PAGE) found.push(ids.slice(at, at + PAGE));
  return found;
}
