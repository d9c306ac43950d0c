import { Injectable, Logger } from '@nestjs/common';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { SyncType } from '../../../domain/ledger/sync-type';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { WatermarkRepository } from '../../../domain/runs/watermark.repository';
import {
  CatalogScan,
  isRight,
  isToLeave,
  type CatalogScanPage,
  type ScannedProduct,
} from '../../full-sync/scan/catalog-scan';
import { reasonToKeepUnsold } from '../../full-sync/scan/gone-products';
import { StoreClients } from '../../ports/store-client.port';
import { SyncIntake } from '../syncing/sync-intake';

/** How far each reading reaches back before the last one: the ERP's clock is not ours. */
const OVERLAP_MS = 5 * 60_000;

/** How far a reading reaches back where the last one was noted by a clock that was wrong. */
const UNCERTAIN_MS = 24 * 60 * 60_000;

/**
 * Reads what changed in the ERP since the last reading, and asks for what the shop does not show
 * yet. Pub/sub forgets what it says while nobody listens; this is how we hear of it all the same.
 */
@Injectable()
export class ReconcileCatalog {
  private readonly logger = new Logger(ReconcileCatalog.name);

  constructor(
    private readonly scan: CatalogScan,
    private readonly watermarks: WatermarkRepository,
    private readonly stores: StoreClients,
    private readonly intake: SyncIntake,
    private readonly mappings: ProductMappingRepository,
  ) {}

  /**
   * Every store at once: one that is slow or fails keeps no other waiting. Throws what one of them
   * threw, when all have ended.
   */
  async executeForAllStores(): Promise<void> {
    const readings = this.stores.ids().map((storeId) => this.execute(storeId));
    await Promise.allSettled(readings);
    await Promise.all(readings);
  }

  /**
   * One store. The first reading only notes where the next one starts: what was before is for a
   * full sync.
   */
  async execute(storeId: string): Promise<void> {
    const { reachedAt, isAhead, now } = await this.watermarks.find(storeId, 'erp-products');
    const from = reachedAt?.getTime() ?? (isAhead ? now.getTime() - UNCERTAIN_MS : null);
    if (from !== null) {
      const updatedSince = new Date(from - OVERLAP_MS);
      const leaving: string[] = [];
      let missed = 0;
      for await (const page of this.scan.pages(storeId, {
        cursor: null,
        force: false,
        updatedSince,
      })) {
        leaving.push(...page.products.filter(isToLeave).map(({ product }) => product.id));
        missed += await this.ask(storeId, page);
      }
      missed += await this.askToLeave(storeId, leaving);
      if (missed > 0)
        this.logger.log({ storeId, missed }, 'The ERP had changes that no event had told of yet');
    }
    // Only now, with everything asked for committed.
    await this.watermarks.move(storeId, 'erp-products', now);
  }

  /** What the store does not sell any more; too much of it is left to the full sync to tell of. */
  private async askToLeave(storeId: string, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const seen = await this.mappings.countShown(storeId);
    const reason = reasonToKeepUnsold({ seen, unsold: ids.length });
    if (reason !== null) {
      this.logger.warn({ storeId }, reason);
      return 0;
    }
    return this.accept(
      storeId,
      ids.map((subjectId) => ({ subjectId, syncType: 'product' })),
    );
  }

  private ask(storeId: string, page: CatalogScanPage): Promise<number> {
    return this.accept(storeId, [
      ...page.products
        .filter((scanned) => !isRight(scanned) && !isToLeave(scanned))
        .flatMap((scanned) =>
          typesFor(scanned).map((syncType) => ({ subjectId: scanned.product.id, syncType })),
        ),
      ...page.invalid.map(({ id }) => ({ subjectId: id, syncType: 'product' as const })),
    ]);
  }

  private async accept(
    storeId: string,
    wishes: readonly { readonly subjectId: string; readonly syncType: SyncType }[],
  ): Promise<number> {
    await Promise.all(
      wishes.map((wish) =>
        this.intake.accept({
          storeId,
          subjectKind: 'product',
          ...wish,
          origin: { via: 'schedule', actor: 'reconciliation' },
        }),
      ),
    );
    return wishes.length;
  }
}

/**
 * A price or a stock that was missed is as urgent as one that was heard; everything else comes with
 * the whole product.
 */
function typeOf(group: FieldGroup): SyncType {
  return group === 'price' || group === 'stock' ? group : 'product';
}

/** The kinds of item that bring what differs. */
function typesFor({
  planned: { plan, rejected, variants },
  imagesDiffer,
}: ScannedProduct): SyncType[] {
  if (plan.kind === 'create' || plan.kind === 'trash') return ['product'];
  const groups = [
    ...(plan.kind === 'update' ? Object.keys(plan.fields) : []),
    ...rejected.keys(),
    ...variants.writes.flatMap(({ fields }) => Object.keys(fields)),
    ...variants.rejected.flatMap((refused) => refused.groups),
    ...(variants.removed.length > 0 ? ['options'] : []),
  ] as FieldGroup[];
  const types = new Set(groups.map(typeOf));
  if (imagesDiffer) types.add('image');
  return [...types];
}
