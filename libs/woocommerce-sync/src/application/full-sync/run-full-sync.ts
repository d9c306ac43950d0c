import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { SyncRequest } from '../../domain/sync.repository';
import { SyncRunRepository, type SyncRun } from '../../domain/sync-run';
import type { SyncType } from '../../domain/sync-type';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { SyncSignal } from '../ports/sync-signal.port';
import { CatalogScan, isRight, type CatalogScanPage } from './catalog-scan';
import { CategoryScan } from './category-scan';
import { reasonToKeep } from './gone-products';
import { RunCompletion } from './run-completion';

const GONE_PAGE = 500;

/** Differences that are worth a call of their own while the scan goes on; fewer wait for others, and for its end. */
const WORTH_A_CALL = 100;

/**
 * The scan of a full sync: asks for an item wherever the shop differs from the ERP, in products and in the category tree,
 * and for the take-down of what the ERP has no more. Page and cursor are committed together, so whoever goes on after a crash repeats and skips nothing.
 */
@Injectable()
export class RunFullSync {
  private readonly logger = new Logger(RunFullSync.name);

  constructor(
    private readonly runs: SyncRunRepository,
    private readonly scan: CatalogScan,
    private readonly categories: CategoryScan,
    private readonly signal: SyncSignal,
    private readonly completion: RunCompletion,
  ) {}

  /**
   * Scans, or goes on where another process died. Returns when the scan ends, is cancelled, or is somebody else's. Where
   * it cannot go on the run says why, and is free for whoever tries next; throws what was in the way.
   */
  async execute(runId: string): Promise<void> {
    const token = randomUUID();
    const run = await this.runs.takeScan(runId, token);
    if (run === null) return;
    this.logger.log(
      { runId, storeId: run.storeId, resumed: run.cursor !== null || run.pagesRead },
      'Scanning the catalogue',
    );
    try {
      await this.scanAll(run, token);
    } catch (error) {
      // Where the ledger is what fails, the right to scan runs out by itself.
      await this.runs.interruptScan(runId, token, reasonOf(error)).catch(() => undefined);
      throw error;
    }
  }

  private async scanAll(run: SyncRun, token: string): Promise<void> {
    if (!run.pagesRead && !(await this.scanPages(run, token))) return;
    const notes = [await this.askForCategories(run, token), await this.takeDownGone(run, token)];
    const note = notes.filter((one) => one !== null).join('. ');
    if (note !== '') this.logger.warn({ runId: run.id, storeId: run.storeId }, note);
    await this.runs.endScan(run.id, token, note === '' ? null : note);
    await this.completion.completeIfDone(run.id);
    this.signal.wake(run.storeId);
  }

  private async scanPages(run: SyncRun, token: string): Promise<boolean> {
    let waiting = 0;
    for await (const page of this.scan.pages(run.storeId, { cursor: run.cursor, force: run.force })) {
      const requests = requestsFor(run, page);
      const saved = await this.runs.savePage(run.id, token, {
        nextCursor: page.nextCursor,
        productIds: [...page.products.map(({ product }) => product.id), ...page.invalid.map(({ id }) => id)],
        unchanged: page.products.filter((scanned) => isRight(scanned)).length,
        unreadable: page.unreadable,
        requests,
      });
      if (!saved) return false;
      waiting += requests.length;
      if (waiting < WORTH_A_CALL) continue;
      waiting = 0;
      this.signal.wake(run.storeId);
    }
    return true;
  }

  /** A tree that cannot be read stops nothing else; answers what the operator should know of it. */
  private async askForCategories(run: SyncRun, token: string): Promise<string | null> {
    try {
      const ids = await this.categories.findDiffering(run.storeId, run.force);
      const requests = ids.map((id) => ({
        ...requestOf(run, id, 'category'),
        subjectKind: 'category' as const,
      }));
      await this.runs.saveCategories(run.id, token, requests);
      return null;
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      return `The category tree was not compared: ${error.message}`;
    }
  }

  private async takeDownGone(run: SyncRun, token: string): Promise<string | null> {
    const reason = reasonToKeep(await this.runs.countUnseen(run.id));
    if (reason !== null) return reason;
    for (let afterId = ''; ;) {
      const ids = await this.runs.findUnseen(run.id, afterId, GONE_PAGE);
      if (ids.length === 0) return null;
      const requests = ids.map((id) => ({ ...requestOf(run, id, 'product'), takeDownIfMissing: true }));
      if (!(await this.runs.saveGone(run.id, token, requests))) return null;
      afterId = ids.at(-1) ?? afterId;
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof WooCommerceError
    ? `The scan does not go on: ${error.message} (${error.code})`
    : 'The scan does not go on, for an unexpected error that the log tells of';
}

function requestsFor(run: SyncRun, page: CatalogScanPage): SyncRequest[] {
  const requests = page.products
    .filter((scanned) => !isRight(scanned))
    .map(({ product, planned, imagesDiffer }) => {
      const onlyImages = imagesDiffer && planned.plan.kind === 'unchanged' && planned.rejected.size === 0;
      return requestOf(run, product.id, onlyImages ? 'image' : 'product');
    });
  // Delivery reads it again and fails the item with the reason.
  return [...requests, ...page.invalid.map(({ id }) => requestOf(run, id, 'product'))];
}

function requestOf(run: SyncRun, productId: string, syncType: SyncType): SyncRequest {
  return {
    storeId: run.storeId,
    subjectKind: 'product',
    subjectId: productId,
    syncType,
    origin: { via: 'full-sync', actor: run.requestedBy, reference: run.id },
    force: run.force,
    bulk: true,
  };
}
