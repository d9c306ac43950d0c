import { Injectable } from '@nestjs/common';
import { DriftFindingRepository } from '../../domain/drift/drift-finding.repository';
import { DriftComparison } from '../drift/drift-comparison';
import { DriftRepairing } from '../drift/drift-repairing';
import { asGone } from '../drift/unmet-products';
import { NoteChanges } from './note-changes';
import { ProductReading, type ReadProducts } from './product-reading';
import { ShopSights, type SightSubject } from './shop-sights';

/**
 * Reads what a shop hinted at, and does with it what the watch of drift does: the ERP is told of
 * changes, drift but that of stock is noted, and set right where the setting says so.
 */
@Injectable()
export class HintedProducts {
  constructor(
    private readonly reading: ProductReading,
    private readonly comparison: DriftComparison,
    private readonly sights: ShopSights,
    private readonly notes: NoteChanges,
    private readonly findings: DriftFindingRepository,
    private readonly repairing: DriftRepairing,
  ) {}

  /** Reads up to a hundred. Throws faults of the shop and of the ERP, and of the ledger. */
  async read(storeId: string, ids: readonly number[]): Promise<void> {
    const read = await this.reading.read(storeId, ids);
    if (read === null) return;
    const { base, rows, readAt } = read;
    const page = await this.comparison.compare(base, rows, readAt);
    const gone = await this.goneOf(read);
    const lost = gone.map((subject) => this.sights.ofPresence(storeId, subject, 'gone', null));
    await this.notes.execute({ storeId, readAt, sights: [...page.sights, ...lost] });
    // What nobody owns is what a reading of the whole shop tells of.
    // A sale hints at its product before its order is known; the watch and the accounts see to
    // stock.
    const found = page.found.filter((one) => one.productId !== null && one.group !== 'stock');
    await this.findings.addHinted(storeId, [...found, ...gone.map(asGone)]);
    if (found.length + gone.length > 0) await this.repairing.askDue(storeId);
  }

  /** Those that should be there, and of which nothing is on its way. */
  private async goneOf({ base, gone }: ReadProducts): Promise<readonly SightSubject[]> {
    if (gone.length === 0) return [];
    const ids = gone.map(({ productId }) => productId);
    const busy = await this.findings.findBusy(base.storeId, ids);
    const believed = await this.findings.findBelieved(
      base.storeId,
      gone.map(({ storeProductId }) => storeProductId),
    );
    return gone.filter(
      ({ productId, storeProductId }) => !busy.has(productId) && believed.has(storeProductId),
    );
  }
}
