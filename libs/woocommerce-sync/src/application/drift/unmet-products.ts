import { Injectable } from '@nestjs/common';
import type { DriftGroup, FoundDrift } from '../../domain/drift/drift-finding';
import {
  DriftFindingRepository,
  type UnmetProduct,
} from '../../domain/drift/drift-finding.repository';
import { DriftRunRepository, type DriftRun } from '../../domain/drift/drift-run.repository';
import { NoteChanges } from '../changes/note-changes';
import { ShopSights } from '../changes/shop-sights';
import type { ShopContents, ShownContents } from '../ports/drift/shop-contents.port';
import { DriftComparison, type ComparisonBase } from './drift-comparison';

/** As many as one list of the shop takes. */
const PAGE = 100;

/**
 * What is mapped and was not met in the shop: each is read by its id, since the file of the
 * catalogue shows published products only, and lists move. What is not there either is gone.
 */
@Injectable()
export class UnmetProducts {
  constructor(
    private readonly findings: DriftFindingRepository,
    private readonly runs: DriftRunRepository,
    private readonly comparison: DriftComparison,
    private readonly sights: ShopSights,
    private readonly notes: NoteChanges,
  ) {}

  /** False: the right to compare was lost. Throws faults of the shop and the ERP. */
  async compare(
    run: DriftRun,
    token: string,
    base: ComparisonBase,
    shop: ShopContents,
    groups: readonly DriftGroup[],
  ): Promise<boolean> {
    // Products first: of one in the trash no variation is looked for.
    for (const ofVariations of [false, true]) {
      for (let afterId = 0; ;) {
        const unmet = await this.findings.findUnmet(run.id, afterId, PAGE);
        const last = unmet.at(-1);
        if (last === undefined) break;
        afterId = last.storeProductId;
        const meant = unmet.filter(({ variantId }) => (variantId !== null) === ofVariations);
        const readAt = await this.runs.now();
        const shown = await read(shop, meant, groups);
        if (shown === null) continue;
        const page = await this.comparison.compare(base, shown, readAt);
        const there = new Set(shown.map(({ storeProductId }) => storeProductId));
        const gone = meant.filter(({ storeProductId }) => !there.has(storeProductId));
        const found = [...page.found, ...gone.map(asGone)];
        if (!(await this.findings.savePage(run.id, token, { ...page, found }))) return false;
        const lost = gone.map((one) => this.sights.ofPresence(run.storeId, one, 'gone', null));
        const sights = [...page.sights, ...lost];
        await this.notes.execute({ storeId: run.storeId, readAt, sights });
      }
    }
    return true;
  }
}

/** Null where there is nothing to read, or the shop cannot tell. */
async function read(
  shop: ShopContents,
  meant: readonly UnmetProduct[],
  groups: readonly DriftGroup[],
): Promise<readonly ShownContents[] | null> {
  const [first] = meant;
  if (first === undefined) return null;
  const ids = meant.map(({ storeProductId }) => storeProductId);
  return first.variantId === null
    ? shop.productsOfIds(ids, groups)
    : shop.variationsOfIds(ids, groups);
}

/** What is told of one that is not even in the shop's trash. */
export function asGone({ productId, variantId, storeProductId, sku }: UnmetProduct): FoundDrift {
  return {
    kind: 'gone',
    productId,
    variantId,
    storeProductId,
    sku,
    group: 'status',
    wanted: 'publish',
    shown: '',
    difference: null,
  };
}
