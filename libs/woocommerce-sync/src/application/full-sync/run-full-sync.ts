import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { ShopCheckRepository } from '../../domain/ledger/shop-check.repository';
import type { SyncRequest } from '../../domain/ledger/sync.repository';
import { SyncRunRepository, type SyncRun } from '../../domain/ledger/sync-run';
import type { SyncType } from '../../domain/ledger/sync-type';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { SyncSignal } from '../ports/sync-signal.port';
import { CatalogScan, isRight, type CatalogScanPage } from './catalog-scan';
import { CategoryScan } from './category-scan';
import { reasonToKeep } from './gone-products';
import { RunCompletion } from './run-completion';
import { ShopCheck, type CheckedShop } from './shop-check';

const GONE_PAGE = 500;

/** Products named in one line of the log. */
const MOST_LOGGED = 20;

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
  private readonly scans = new Map<string, string>();
  private closing = false;

  constructor(
    private readonly runs: SyncRunRepository,
    private readonly scan: CatalogScan,
    private readonly categories: CategoryScan,
    private readonly shopCheck: ShopCheck,
    private readonly believed: ShopCheckRepository,
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
    const run = await this.runs.takeScan(runId, token);
    if (run === null) return;
    this.scans.set(token, runId);
    this.logger.log(
      { runId, storeId: run.storeId, resumed: run.cursor !== null || run.pagesRead },
      'Scanning the catalogue',
    );
    try {
      await this.scanAll(run, token);
    } catch (error) {
      // Of a scan that was given back there is nothing more to say.
      if (!this.scans.has(token)) return;
      // Where the ledger is what fails, the right to scan runs out by itself.
      await this.runs.interruptScan(runId, token, reasonOf(error)).catch(() => undefined);
      throw error;
    } finally {
      this.scans.delete(token);
    }
  }

  /**
   * Scans no more, and gives the right to go on back: what is read from now on is not recorded.
   * Answers the runs that others should go on with.
   */
  async close(): Promise<readonly string[]> {
    this.closing = true;
    const scans = [...this.scans];
    this.scans.clear();
    for (const [token, runId] of scans) {
      await this.runs.interruptScan(runId, token, null).catch((error: unknown) => {
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
    const checked = this.checkShop(run);
    if (!run.pagesRead && !(await this.scanPages(run, token))) return;
    const notes = [
      await this.askForChanged(run, token, await checked),
      await this.askForCategories(run, token),
      await this.takeDownGone(run, token),
    ];
    const note = notes.filter((one) => one !== null).join('. ');
    if (note !== '') this.logger.warn({ runId: run.id, storeId: run.storeId }, note);
    await this.runs.endScan(run.id, token, note === '' ? null : note);
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
      const saved = await this.runs.savePage(run.id, token, {
        nextCursor: page.nextCursor,
        productIds: [
          ...page.products.map(({ product }) => product.id),
          ...page.invalid.map(({ id }) => id),
        ],
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

  /** A shop that cannot be read stops nothing else; then the operator is told. */
  private async checkShop(run: SyncRun): Promise<CheckedShop | string> {
    try {
      return await this.shopCheck.execute(run.storeId, run.force);
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      return `The shop's own list of products was not compared: ${error.message}`;
    }
  }

  /**
   * Asks for what the shop shows otherwise than it last confirmed; answers what the operator should
   * know of it.
   */
  private async askForChanged(
    run: SyncRun,
    token: string,
    checked: CheckedShop | string,
  ): Promise<string | null> {
    if (typeof checked === 'string') return checked;
    const { changed, readAt } = checked;
    if (changed.length === 0) return null;
    // Forced: what the shop last confirmed of them does not hold any more.
    const requests = changed.map(({ productId }) => ({
      ...requestOf(run, productId, 'product'),
      force: true,
    }));
    const gone = changed.filter(({ change }) => change === 'gone');
    await this.believed.record({ id: run.id, token, storeId: run.storeId }, gone, requests, readAt);
    const products = changed
      .slice(0, MOST_LOGGED)
      .map(({ productId, change }) => `${productId}: ${change}`);
    this.logger.warn(
      { runId: run.id, storeId: run.storeId, count: changed.length, products },
      'The shop was changed by hand, or from a backup',
    );
    return null;
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
      const requests = ids.map((id) => ({
        ...requestOf(run, id, 'product'),
        takeDownIfMissing: true,
      }));
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
    .map((scanned) => {
      // Where nothing but its pictures differs, nothing else has to be asked for.
      const onlyImages = isRight({ ...scanned, imagesDiffer: false });
      return requestOf(run, scanned.product.id, onlyImages ? 'image' : 'product');
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
