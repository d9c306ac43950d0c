import { Injectable, Logger } from '@nestjs/common';
import type { DriftFilter } from '../../domain/drift/drift-finding';
import {
  DriftFindingRepository,
  type RepairSubject,
} from '../../domain/drift/drift-finding.repository';
import { repairedGroups, syncTypeFor } from '../../domain/drift/drift-repairs';
import type { SyncRequestOrigin } from '../../domain/ledger/sync-item-state';
import { ISyncRepository, type SyncRequest } from '../../domain/ledger/sync.repository';
import { StorePolicy } from '../ports/store-policy.port';
import { SyncSignal } from '../ports/sync-signal.port';

/** Findings that are asked for together. */
const PAGE = 500;

/** Who asks where nobody does. */
const BY_SETTING: SyncRequestOrigin = { via: 'schedule', actor: 'drift' };

/**
 * Sets right what comparisons found: by asking the ledger, so that the one lane writes it, with
 * what the ERP says by then.
 */
@Injectable()
export class DriftRepairing {
  private readonly logger = new Logger(DriftRepairing.name);
  /** What was told of as changed again and again, by store, product and group. */
  private readonly told = new Set<string>();

  constructor(
    private readonly findings: DriftFindingRepository,
    private readonly ledger: ISyncRepository,
    private readonly policy: StorePolicy,
    private readonly signal: SyncSignal,
  ) {}

  /** Asks for what the setting says is set right at once. Answers how many findings that were. */
  async askDue(storeId: string): Promise<number> {
    const ownership = this.policy.ownership(storeId);
    const groups = repairedGroups(this.policy.driftActions(storeId), ownership);
    if (groups.length === 0) return 0;
    let asked = 0;
    for (;;) {
      const due = await this.findings.findDue(storeId, { groups }, PAGE);
      if (due.length === 0) break;
      asked += await this.ask(storeId, due, BY_SETTING);
    }
    if (asked > 0)
      this.logger.warn({ storeId, findings: asked }, 'Set right what was changed in the shop');
    await this.tellRestless(storeId);
    return asked;
  }

  /** Says once of each thing that something in the shop changes it after every repair. */
  private async tellRestless(storeId: string): Promise<void> {
    const restless = await this.findings.findRestless(storeId);
    const keys = new Map(restless.map((one) => [`${storeId} ${one.productId} ${one.group}`, one]));
    for (const key of this.told)
      if (key.startsWith(`${storeId} `) && !keys.has(key)) this.told.delete(key);
    for (const [key, { productId, group }] of keys) {
      if (this.told.has(key)) continue;
      this.told.add(key);
      this.logger.warn(
        { storeId, productId, group },
        'Something in the shop changes this after each repair; it is set right five times an hour at the most',
      );
    }
  }

  /** Asks for what the filter names of one comparison. Answers how many findings that were. */
  async askFor(
    { id, storeId }: { readonly id: string; readonly storeId: string },
    filter: DriftFilter,
    origin: SyncRequestOrigin,
  ): Promise<number> {
    let asked = 0;
    for (let afterId = '0'; ;) {
      const page = await this.findings.findRepairable(id, filter, afterId, PAGE);
      const last = page.at(-1);
      if (last === undefined) return asked;
      afterId = last.id;
      asked += await this.ask(storeId, page, origin);
    }
  }

  private async ask(
    storeId: string,
    subjects: readonly RepairSubject[],
    origin: SyncRequestOrigin,
  ): Promise<number> {
    // Then the item for its pictures brings those that were found, and no others.
    await this.findings.doubtPictures(subjects.map(({ id }) => id));
    const requests = new Map<string, SyncRequest>();
    for (const { productId, group } of subjects) {
      const syncType = syncTypeFor(group);
      requests.set(`${syncType} ${productId}`, {
        storeId,
        subjectKind: 'product',
        subjectId: productId,
        syncType,
        origin,
        // What the shop last confirmed does not hold any more.
        force: syncType !== 'image',
      });
    }
    // A crash between the two asks once too often, never too seldom.
    await this.ledger.request([...requests.values()]);
    await this.findings.noteRepairs(subjects.map(({ id }) => id));
    this.signal.wake(storeId);
    return subjects.length;
  }
}
