import { Injectable } from '@nestjs/common';
import {
  DriftFindingRepository,
  type DriftPage,
} from '../../domain/drift/drift-finding.repository';
import type { DriftRun, DriftSource } from '../../domain/drift/drift-run.repository';
import { GROUPS, type FieldGroup } from '../../domain/fields/product-fields';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { ScannedReferences } from '../full-sync/scan/scanned-references';
import { StoreClients } from '../ports/store-client.port';
import { SyncCache } from '../ports/sync-cache.port';
import { DriftComparison } from './drift-comparison';
import { DriftConfirming } from './drift-confirming';
import { inOrder } from './in-order';
import { ShopReading, type ReadPage } from './shop-reading';
import { UnmetProducts } from './unmet-products';

/** What products are, whoever owns the rest. */
const ALWAYS_COMPARED: readonly FieldGroup[] = ['attributes'];

/** Pages that are looked up in the ERP and the database at a time: each one mostly waits. */
const AT_ONCE = 3;

/** What a comparison is made of. */
@Injectable()
export class ComparisonParts {
  constructor(
    readonly reading: ShopReading,
    readonly comparison: DriftComparison,
    readonly confirming: DriftConfirming,
    readonly unmet: UnmetProducts,
  ) {}
}

/** One comparison from its first page to its conclusion. */
@Injectable()
export class WholeComparison {
  constructor(
    private readonly parts: ComparisonParts,
    private readonly references: ScannedReferences,
    private readonly stores: StoreClients,
    private readonly findings: DriftFindingRepository,
    private readonly watermarks: WatermarkRepository,
    private readonly cache: SyncCache,
  ) {}

  /** False: the right to compare was lost. Throws faults of the shop and of the ERP. */
  async compare(run: DriftRun, asked: DriftSource | null, token: string): Promise<boolean> {
    const { id, storeId } = run;
    const { contents } = this.stores.get(storeId);
    const references = await this.references.ofStore(storeId);
    const groups = comparedGroups(references);
    const base = { storeId, references };
    const { now } = await this.watermarks.find(storeId, 'drift');
    const { reading, comparison, confirming, unmet } = this.parts;
    const compared = async ({ rows, readAt, isByFile }: ReadPage): Promise<DriftPage> => {
      const page = await comparison.compare(base, rows, readAt);
      return isByFile ? confirming.confirm(page, base, contents, groups) : page;
    };
    const pages = reading.pages(run, asked, contents, groups);
    for await (const page of inOrder(pages, AT_ONCE, compared)) {
      if (!(await this.findings.savePage(id, token, page))) return false;
    }
    if (run.scope === 'whole' && !(await unmet.compare(run, token, base, contents, groups)))
      return false;
    const astray = await this.findings.conclude(id);
    if (astray.length > 0) await this.cache.drop(storeId, astray);
    // What a whole comparison has seen needs no watching any more.
    await this.watermarks.move(storeId, 'drift', now);
    return true;
  }
}

function comparedGroups({
  ownership,
  customFields,
  brands,
}: Awaited<ReturnType<ScannedReferences['ofStore']>>): FieldGroup[] {
  return (Object.keys(GROUPS) as FieldGroup[]).filter((group) => {
    if (group === 'customFields') return customFields.size > 0 && ownership.writes(group, false);
    if (group === 'brands' && brands === null) return false;
    return ownership.writes(group, false) || ALWAYS_COMPARED.includes(group);
  });
}
