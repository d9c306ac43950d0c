import { Injectable, Logger } from '@nestjs/common';
import { RunScanRepository } from '../../domain/runs/run-scan.repository';
import { ShopCheckRepository } from '../../domain/runs/shop-check.repository';
import type { SyncRun } from '../../domain/runs/sync-run';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { CategoryScan } from './scan/category-scan';
import { reasonToKeep, reasonToKeepUnsold } from './scan/gone-products';
import { followsNewRules, requestOf } from './run-request';
import { ShopCheck, type CheckedShop } from './scan/shop-check';

const GONE_PAGE = 500;

/** Products named in one line of the log. */
const MOST_LOGGED = 20;

/**
 * What a full sync asks for besides the ERP's pages: what was changed in the shop, the category
 * tree, and the take-down of what the ERP has no more, or the store does not sell.
 */
@Injectable()
export class RunRemainder {
  private readonly logger = new Logger(RunRemainder.name);

  constructor(
    private readonly scans: RunScanRepository,
    private readonly categories: CategoryScan,
    private readonly shopCheck: ShopCheck,
    private readonly believed: ShopCheckRepository,
  ) {}

  /** A shop that cannot be read stops nothing else; then the operator is told. */
  async checkShop(run: SyncRun): Promise<CheckedShop | string> {
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
  async askForChanged(
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
  async askForCategories(run: SyncRun, token: string): Promise<string | null> {
    try {
      const ids = await this.categories.findDiffering(run.storeId, run.force);
      const requests = ids.map((id) => ({
        ...requestOf(run, id, 'category'),
        subjectKind: 'category' as const,
      }));
      await this.scans.saveCategories(run.id, token, requests);
      return null;
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      return `The category tree was not compared: ${error.message}`;
    }
  }

  /**
   * Asks for the take-down of what the ERP has no more; answers why it does not, where too much
   * seems to be gone.
   */
  async takeDownGone(run: SyncRun, token: string): Promise<string | null> {
    const reason = reasonToKeep(await this.scans.countUnseen(run.id));
    if (reason !== null) return reason;
    for (let afterId = ''; ;) {
      const ids = await this.scans.findUnseen(run.id, afterId, GONE_PAGE);
      if (ids.length === 0) return null;
      const requests = ids.map((id) => ({
        ...requestOf(run, id, 'product'),
        takeDownIfMissing: true,
      }));
      if (!(await this.scans.saveGone(run.id, token, requests))) return null;
      afterId = ids.at(-1) ?? afterId;
    }
  }

  /**
   * Asks for what the store does not sell to leave the shop; answers why it does not, where that is
   * too much for anybody to have meant. New rules were planned, and whoever forces it has been
   * told.
   */
  async takeDownUnsold(run: SyncRun, token: string): Promise<string | null> {
    const isMeant = run.force || followsNewRules(run);
    const reason = isMeant ? null : reasonToKeepUnsold(await this.scans.countUnsold(run.id));
    if (reason !== null) return reason;
    for (;;) {
      const ids = await this.scans.findUnsold(run.id, GONE_PAGE);
      if (ids.length === 0) return null;
      const requests = ids.map((id) => requestOf(run, id, 'product'));
      if (!(await this.scans.saveUnsold(run.id, token, requests))) return null;
    }
  }
}
