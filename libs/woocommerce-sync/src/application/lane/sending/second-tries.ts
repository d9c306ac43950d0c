import { Injectable } from '@nestjs/common';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { ProductWrite, StoreRefusal } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { ChangedPlaces, type Identified, type RefusedWrite } from './changed-places';
import type { DeliveryRecord } from '../delivery-record';
import { BatchSender, type Sharing } from './batch-sender';
import { NOTHING_SENT, type SendingReport } from './bisection';
import { refusedIdentity, withoutRefused, type Identity } from './written-fields';

/** A group that was left out of a write, as one that the shop refused the write for. */
export interface LeftOut {
  readonly group: FieldGroup;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/** What became of some writes, and what was left out of them by product. */
export interface TriedReport extends SendingReport {
  readonly leftOut: ReadonlyMap<string, readonly LeftOut[]>;
  /** Products that another id of the shop is now. */
  readonly replaced: ReadonlySet<string>;
  /** The writes as they left last, by product. */
  readonly writes: ReadonlyMap<string, ProductWrite>;
}

/** The report of no writes, and no tries. */
export const NOTHING_TRIED: TriedReport = {
  ...NOTHING_SENT,
  leftOut: new Map(),
  replaced: new Set(),
  writes: new Map(),
};

/** The first, and for the SKU and the GTIN each one that is rearranged and one without it. */
const MOST_TRIES = 5;

/**
 * Delivers writes, and again those that the shop refused for their SKU or their GTIN alone: once
 * both products that change places have been told to, or without it. A price does not wait until
 * somebody mends a GTIN.
 */
@Injectable()
export class SecondTries {
  constructor(
    private readonly sender: BatchSender,
    private readonly places: ChangedPlaces,
  ) {}

  /**
   * Delivers, and says as what each write left last.
   * @param present all that this delivery alone may write, by the ERP's ids
   */
  async deliver(
    store: StoreClient,
    record: DeliveryRecord,
    wanted: ReadonlyMap<string, ProductWrite>,
    present: ReadonlyMap<string, Identified>,
    sharing?: Sharing,
  ): Promise<TriedReport> {
    const writes = new Map(wanted);
    const leftOut = new Map<string, LeftOut[]>();
    const rearranged = new Set<string>();
    const replaced = new Set<string>();
    let report = await this.sender.send(store, [...writes.values()], record, sharing);
    for (let tried = 1; tried < MOST_TRIES && report.fault === null; tried += 1) {
      const again = await this.again(store, record, {
        writes,
        present,
        report,
        rearranged,
        replaced,
        leftOut,
      });
      if (again.size === 0) break;
      for (const [id, write] of again) writes.set(id, write);
      const next = await this.sender.send(store, [...again.values()], record, {
        oneParentPerCall: sharing?.oneParentPerCall ?? false,
      });
      report = joined(report, next, again);
    }
    return { ...report, leftOut, replaced, writes };
  }

  private async again(
    store: StoreClient,
    record: DeliveryRecord,
    so: SoFar,
  ): Promise<Map<string, ProductWrite>> {
    const refused = refusedOf(so);
    const news = refused.filter((one) => !so.rearranged.has(placeOf(one)));
    const hasMoved = (id: string, identity: Identity): boolean =>
      so.report.results.get(id)?.kind === 'written' &&
      (so.writes.get(id)?.fields[identity] ?? '') !== '';
    const { again, waiting, replaced } = await this.places.rearrange(
      store,
      record,
      news,
      so.present,
      hasMoved,
    );
    for (const id of replaced) so.replaced.add(id);
    for (const one of news) if (again.has(one.write.productId)) so.rearranged.add(placeOf(one));
    for (const { write, refusal } of refused) {
      const identity = waiting.get(write.productId);
      if (identity !== undefined) noteLeftOut(so, write, waitingFor(identity, refusal));
      if (identity !== undefined || again.has(write.productId) || so.replaced.has(write.productId))
        continue;
      const without = withoutRefused(write, refusal);
      if (without === null) continue;
      const { code, message, retryable } = refusal;
      noteLeftOut(so, write, { group: without.group, code, message, retryable });
      again.set(write.productId, without.rest);
    }
    return again;
  }
}

interface SoFar {
  readonly writes: ReadonlyMap<string, ProductWrite>;
  readonly present: ReadonlyMap<string, Identified>;
  readonly report: SendingReport;
  /** What was rearranged for whom: a SKU and a GTIN may change places together. */
  readonly rearranged: Set<string>;
  readonly replaced: Set<string>;
  readonly leftOut: Map<string, LeftOut[]>;
}

function refusedOf({ writes, report }: SoFar): RefusedWrite[] {
  return [...writes.values()].flatMap((write) => {
    const result = report.results.get(write.productId);
    return result?.kind === 'refused' ? [{ write, refusal: result.refusal }] : [];
  });
}

/** Names a product and which of its identities was refused. */
function placeOf({ write, refusal }: RefusedWrite): string {
  return `${refusedIdentity(refusal) ?? ''} ${write.productId}`;
}

function noteLeftOut({ leftOut }: SoFar, { productId }: ProductWrite, reason: LeftOut): void {
  leftOut.set(productId, [...(leftOut.get(productId) ?? []), reason]);
}

function waitingFor(group: Identity, { message }: StoreRefusal): LeftOut {
  const what = group === 'sku' ? 'SKU' : 'GTIN';
  return {
    group,
    code: `${what}_CHANGES_PLACES`,
    message: `${message}: the ERP has given that product another ${what}, which has to be written first`,
    retryable: true,
  };
}

/**
 * The report of all calls: the last word on each write counts, and none for what was sent again
 * without an answer.
 */
function joined(
  first: SendingReport,
  next: SendingReport,
  again: ReadonlyMap<string, unknown>,
): SendingReport {
  const results = new Map([...first.results, ...next.results]);
  for (const id of again.keys()) if (!next.results.has(id)) results.delete(id);
  return {
    ...next,
    results,
    left: first.left,
    inDoubt: new Set([...first.inDoubt, ...next.inDoubt]),
  };
}
