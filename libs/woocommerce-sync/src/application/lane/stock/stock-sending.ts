import { Injectable } from '@nestjs/common';
import { HeldStockRepository } from '../../../domain/stock/held-stock.repository';
import { StockCheckRepository } from '../../../domain/stock/stock-check.repository';
import { asDifference, asQuantity, echoOf } from '../../../domain/stock/stock-difference';
import { mostAlone } from '../../../domain/stock/write-manner';
import type { ProductWrite, ProductWriteResult } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import type { DeliveryRecord } from '../delivery-record';
import type { Sharing } from '../sending/batch-sender';
import type { Identified } from '../sending/handover-steps';
import { joined, SecondTries, type TriedReport } from '../sending/second-tries';
import { DifferenceCapability } from './difference-capability';
import { isStockUpdate, StockDifferences, withStock, type StockUpdate } from './stock-differences';

/** Products whose orders are younger are selling, in minutes. */
const SELLING_MINUTES = 10;

/**
 * Delivers writes, stocks among them as differences, so that a sale of which nobody has heard yet
 * stays sold. What is selling goes alone where that costs little. A shop that ignores differences
 * gets quantities at once.
 */
@Injectable()
export class StockSending {
  constructor(
    private readonly tries: SecondTries,
    private readonly differences: StockDifferences,
    private readonly capability: DifferenceCapability,
    private readonly held: HeldStockRepository,
    private readonly checks: StockCheckRepository,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Delivers as `SecondTries` does, and notes with the record what was written of stocks, for it to
   * be accounted for. Throws only what stands in the way before the first write.
   * @param present all that this delivery alone may write, by the ERP's ids
   */
  async deliver(
    store: StoreClient,
    record: DeliveryRecord,
    wanted: ReadonlyMap<string, ProductWrite>,
    present: ReadonlyMap<string, Identified>,
    sharing: Sharing,
  ): Promise<TriedReport> {
    if (![...wanted.values()].some(bringsStock))
      return this.tries.deliver(store, record, wanted, present, sharing);
    const { storeId } = record.delivery;
    const known = await this.capability.find(storeId);
    const writes =
      known === false
        ? wanted
        : await this.differences.of(record, store, wanted, present, known === null);
    const selling = await this.sellingAmong(storeId, writes);
    const alone = await this.aloneOf(record, writes, selling);
    const renew = (again: readonly ProductWrite[]): Promise<readonly ProductWrite[]> =>
      this.differences.renew(storeId, store, again, present);
    const report = await this.tries.deliver(store, record, writes, present, {
      ...sharing,
      alone,
      renew,
    });
    notePushes(record, writes, report, { selling, alone });
    const again = await this.learn(storeId, writes, report, known);
    if (again.size === 0 || report.fault !== null) return report;
    const { oneParentPerCall = false } = sharing;
    const next = await this.tries.deliver(store, record, again, present, {
      oneParentPerCall,
      renew,
    });
    notePushes(record, again, next, { selling, alone });
    return joinedTries(report, next, again);
  }

  /**
   * What the answers tell of the shop, and the writes that have to leave once more: quantities
   * where it ignored differences, and fewer pieces where it had more than was thought.
   */
  private async learn(
    storeId: string,
    writes: ReadonlyMap<string, ProductWrite>,
    { results }: TriedReport,
    known: boolean | null,
  ): Promise<ReadonlyMap<string, ProductWrite>> {
    const seen = differencesIn(writes).flatMap((write) => {
      const shown = shownBy(results.get(write.productId));
      const { stock } = write.fields;
      if (shown === undefined || stock.by === 0) return [];
      return [{ write, shown, echo: echoOf(stock, shown) }];
    });
    const exact = seen.filter(({ write, shown }) => isExact(write, shown)).length;
    const ignored = seen.filter(({ echo }) => echo === 'ignored').length;
    const other = seen.length - exact - ignored;
    const present = await this.capability.learn(storeId, known, { exact, ignored, other });
    const again = new Map<string, ProductWrite>();
    for (const { write, shown, echo } of seen) {
      const { stock } = write.fields;
      if (echo === 'ignored' && present === false)
        again.set(write.productId, withStock(write, asQuantity(stock)));
      else if (shown !== null && shown > stock.quantity)
        again.set(write.productId, withStock(write, asDifference(stock, shown)));
    }
    return again;
  }

  private async sellingAmong(
    storeId: string,
    writes: ReadonlyMap<string, ProductWrite>,
  ): Promise<ReadonlySet<string>> {
    const updates = [...writes.values()].filter(isStockUpdate);
    if (updates.length === 0) return new Set();
    const ids = updates.map(({ storeProductId }) => storeProductId);
    const selling = await this.held.findSelling(storeId, ids, SELLING_MINUTES);
    return new Set(
      updates.flatMap(({ storeProductId, productId }) =>
        selling.has(storeProductId) ? [productId] : [],
      ),
    );
  }

  private async aloneOf(
    { delivery, lane }: DeliveryRecord,
    writes: ReadonlyMap<string, ProductWrite>,
    selling: ReadonlySet<string>,
  ): Promise<ReadonlySet<string>> {
    if (selling.size === 0) return selling;
    const { storeId } = delivery;
    const { targetCallMs } = this.policy.paceLimits(storeId);
    const fixedMs = lane.pace.costs?.fixedMs ?? null;
    const calls = { fixedMs, targetCallMs, more: delivery.more };
    const most = mostAlone(calls, await this.checks.tallies(storeId));
    const differences = differencesIn(writes).map(({ productId }) => productId);
    return new Set(differences.filter((id) => selling.has(id)).slice(0, most));
  }
}

/** Whether a write brings a stock that is counted. */
function bringsStock({ fields }: ProductWrite): boolean {
  return fields.stock?.managed === true;
}

function differencesIn(writes: ReadonlyMap<string, ProductWrite>): StockUpdate[] {
  return [...writes.values()]
    .filter(isStockUpdate)
    .filter(({ fields }) => fields.stock.by !== undefined);
}

/** Whether the shop shows the very quantity that was wanted. */
function isExact({ fields }: StockUpdate, shown: number | null): boolean {
  return shown === fields.stock.quantity;
}

/** What the shop shows of the stock; undefined where it did not take the write. */
function shownBy(result: ProductWriteResult | undefined): number | null | undefined {
  return result?.kind === 'written' ? (result.shownQuantity ?? null) : undefined;
}

/** Notes which stocks the shop has taken, and how they were written. */
function notePushes(
  record: DeliveryRecord,
  writes: ReadonlyMap<string, ProductWrite>,
  { results }: TriedReport,
  which: { readonly selling: ReadonlySet<string>; readonly alone: ReadonlySet<string> },
): void {
  for (const { kind, productId, fields } of writes.values()) {
    // What is new has sold nothing yet.
    if (
      kind === 'create' ||
      fields.stock?.managed !== true ||
      results.get(productId)?.kind !== 'written'
    )
      continue;
    const together = which.alone.has(productId) ? 'alone' : 'together';
    const manner = fields.stock.by === undefined ? 'quantity' : together;
    record.notePush({ productId, manner, isSelling: which.selling.has(productId) });
  }
}

/** Both reports: the last word on each write counts. */
function joinedTries(
  first: TriedReport,
  next: TriedReport,
  again: ReadonlyMap<string, ProductWrite>,
): TriedReport {
  return {
    ...joined(first, next, again),
    leftOut: new Map([...first.leftOut, ...next.leftOut]),
    replaced: new Set([...first.replaced, ...next.replaced]),
    writes: new Map([...first.writes, ...next.writes]),
  };
}
