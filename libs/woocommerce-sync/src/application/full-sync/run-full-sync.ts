import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { SyncRequest } from '../../domain/ledger/sync.repository';
import { RunScanRepository } from '../../domain/runs/run-scan.repository';
import type { SyncRun } from '../../domain/runs/sync-run';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { SyncSignal } from '../ports/sync-signal.port';
import { CatalogScan, isToLeave, needsNothing, type CatalogScanPage } from './scan/catalog-scan';
import { RunCompletion } from './run-completion';
import { RunRemainder } from './run-remainder';
import { requestOf } from './run-request';

/**
 * Differences that are worth a call of their own while the scan goes on; fewer wait for others, and
 * for its end.
 */
const WORTH_A_CALL = 100;

/**
 * The scan of a full sync: asks for an item wherever the shop differs from the ERP, in products and
 * in the category tree, and for the take-down of what the ERP has no more. Page and cursor are
 * committed together, so whoever goes on after a crash repeats and skips nothing.
 */
@Injectable()
export class RunFullSync {
  private readonly logger = new Logger(RunFullSync.name);
  /** The runs that this process scans, by their tokens. */
  private readonly mine = new Map<string, string>();
  private closing = false;

  constructor(
    private readonly scans: RunScanRepository,
    private readonly scan: CatalogScan,
    private readonly remainder: RunRemainder,
    private readonly signal: SyncSignal,
    private readonly completion: RunCompletion,
  ) {}

  /**
   * Scans, or goes on where another process died. Returns when the scan ends, is cancelled, or is
   * somebody else's. Where it cannot go on the run says why, and is free for whoever tries next;
   * throws what was in the way.
   */
  async execute(runId: string): Promise<void> {
    if (this.closing) return;
    const token = randomUUID();
    const run = await this.scans.take(runId, token);
    if (run === null) return;
    this.mine.set(token, runId);
    this.logger.log(
      { runId, storeId: run.storeId, resumed: run.cursor !== null || run.pagesRead },
      'Scanning the catalogue',
    );
    try {
      await this.scanAll(run, token);
    } catch (error) {
      // Of a scan that was given back there is nothing more to say.
      if (!this.mine.has(token)) return;
      // Where the ledger is what fails, the right to scan runs out by itself.
      await this.scans.interrupt(runId, token, reasonOf(error)).catch(() => undefined);
      throw error;
    } finally {
      this.mine.delete(token);
    }
  }

  /**
   * Scans no more, and gives the right to go on back: what is read from now on is not recorded.
   * Answers the runs that others should go on with.
   */
  async close(): Promise<readonly string[]> {
    this.closing = true;
    const scans = [...this.mine];
    this.mine.clear();
    for (const [token, runId] of scans) {
      await this.scans.interrupt(runId, token, null).catch((error: unknown) => {
        this.logger.error(
          { err: error, runId },
          'A scan could not be given back; its right runs out by itself',
        );
      });
    }
    return scans.map(([, runId]) => runId);
  }

  private async scanAll(run: SyncRun, token: string): Promise<void> {
    // The shop lists its products while the ERP lists its own.
    const checked = this.remainder.checkShop(run);
    // Where the pages end the scan first nobody asks for its fault, and unheard it would end the
    // process.
    checked.catch(() => undefined);
    if (!run.pagesRead && !(await this.scanPages(run, token))) return;
    const notes = [
      await this.remainder.askForChanged(run, token, await checked),
      await this.remainder.askForCategories(run, token),
      await this.remainder.takeDownGone(run, token),
      await this.remainder.takeDownUnsold(run, token),
    ];
    const note = notes.filter((one) => one !== null).join('. ');
    if (note !== '') this.logger.warn({ runId: run.id, storeId: run.storeId }, note);
    await this.scans.end(run.id, token, note === '' ? null : note);
    await this.completion.completeIfDone(run.id);
    this.signal.wake(run.storeId);
  }

  private async scanPages(run: SyncRun, token: string): Promise<boolean> {
    let waiting = 0;
    for await (const page of this.scan.pages(run.storeId, {
      cursor: run.cursor,
      force: run.force,
    })) {
      const requests = requestsFor(run, page);
      const saved = await this.scans.savePage(run.id, token, {
        nextCursor: page.nextCursor,
        productIds: [
          ...page.products.map(({ product }) => product.id),
          ...page.invalid.map(({ id }) => id),
        ],
        unchanged: page.products.filter((scanned) => needsNothing(scanned)).length,
        unreadable: page.unreadable,
        requests,
        unsoldIds: page.products.filter(isToLeave).map(({ product }) => product.id),
      });
      if (!saved) return false;
      waiting += requests.length;
      if (waiting < WORTH_A_CALL) continue;
      waiting = 0;
      this.signal.wake(run.storeId);
    }
    return true;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof WooCommerceError
    ? `The scan does not go on: ${error.message} (${error.code})`
    : 'The scan does not go on, for an unexpected error that the log tells of';
}

function requestsFor(run: SyncRun, page: CatalogScanPage): SyncRequest[] {
  const requests = page.products
    .filter((scanned) => !needsNothing(scanned) && !isToLeave(scanned))
    .map((scanned) => {
      // Where nothing but its pictures differs, nothing else has to be asked for.
      const onlyImages = needsNothing({ ...scanned, imagesDiffer: false });
      return requestOf(run, scanned.product.id, onlyImages ? 'image' : 'product');
    });
  // Delivery reads it again and fails the item with the reason.
  return [...requests, ...page.invalid.map(({ id }) => requestOf(run, id, 'product'))];
}
