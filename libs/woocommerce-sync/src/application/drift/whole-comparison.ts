import { Injectable } from '@nestjs/common';
import {
  DriftFindingRepository,
  type DriftPage,
} from '../../domain/drift/drift-finding.repository';
import type { DriftRun, DriftSource } from '../../domain/drift/drift-run.repository';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { NoteChanges } from '../changes/note-changes';
import { ShopSights } from '../changes/shop-sights';
import { inOrder } from '../full-sync/scan/in-order';
import { ScannedReferences } from '../full-sync/scan/scanned-references';
import { StoreClients } from '../ports/store-client.port';
import { comparedParts } from './compared-groups';
import { DriftComparison } from './drift-comparison';
import { DriftConfirming } from './drift-confirming';
import { ShopReading, type ReadPage } from './reading/shop-reading';
import { UnmetProducts } from './unmet-products';

/** Pages that are looked up in the ERP and the database at a time: each one mostly waits. */
const AT_ONCE = 3;

/** A page that was read, with what differs in it. */
interface ComparedPage extends Omit<ReadPage, 'rows'> {
  readonly page: DriftPage;
}

/** What a comparison is made of. */
@Injectable()
export class ComparisonParts {
  constructor(
    readonly reading: ShopReading,
    readonly comparison: DriftComparison,
    readonly confirming: DriftConfirming,
    readonly unmet: UnmetProducts,
    readonly sights: ShopSights,
    readonly notes: NoteChanges,
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
  ) {}

  /** False: the right to compare was lost. Throws faults of the shop and of the ERP. */
  async compare(run: DriftRun, asked: DriftSource | null, token: string): Promise<boolean> {
    const { id, storeId } = run;
    const { contents } = this.stores.get(storeId);
    const references = await this.references.ofStore(storeId);
    const { reading, comparison, confirming, unmet, sights, notes } = this.parts;
    const told = sights.toldGroups(storeId, references);
    const groups = comparedParts(references, told);
    const base = { storeId, references };
    const { now } = await this.watermarks.find(storeId, 'drift');
    // The file has texts as customers read them: they are not what the shop's owner wrote.
    const source = asked ?? (told.length > 0 ? 'lists' : null);
    let hasSeenAll = true;
    const compared = async ({ rows, readAt, isByFile }: ReadPage): Promise<ComparedPage> => {
      const first = await comparison.compare(base, rows, readAt);
      const page = isByFile ? await confirming.confirm(first, base, contents, groups) : first;
      return { page, readAt, isByFile };
    };
    const pages = reading.pages(run, source, contents, groups);
    for await (const { page, readAt, isByFile } of inOrder(pages, AT_ONCE, compared)) {
      if (!(await this.findings.savePage(id, token, page))) return false;
      if (isByFile && told.length > 0) hasSeenAll = false;
      const seen = isByFile ? page.sights.filter(({ field }) => field === 'presence') : page.sights;
      await notes.execute({ storeId, readAt, sights: seen });
    }
    if (run.scope === 'whole' && !(await unmet.compare(run, token, base, contents, groups)))
      return false;
    await this.findings.conclude(id);
    if (run.scope === 'whole') await notes.forgetUnmapped(storeId);
    // What a whole comparison has seen needs no watching any more.
    if (hasSeenAll) await this.watermarks.move(storeId, 'drift', now);
    return true;
  }
}
