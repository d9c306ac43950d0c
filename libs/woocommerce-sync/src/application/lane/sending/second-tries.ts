import { Injectable } from '@nestjs/common';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { ProductWrite, StoreRefusal } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import type { Handover, Identified, RefusedWrite } from './handover-steps';
import { IdentityHandover } from './identity-handover';
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

/** The first, and for the SKU and the GTIN each one after a handover and one without it. */
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
    private readonly handover: IdentityHandover,
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
    let soFar: Tried = {
      writes: wanted,
      report: await this.sender.send(store, [...wanted.values()], record, sharing),
      handedOver: new Set(),
      replaced: new Set(),
      leftOut: new Map(),
    };
    for (let tried = 1; tried < MOST_TRIES && soFar.report.fault === null; tried += 1) {
      const { again, ...learnt } = await this.nextTry(store, record, present, soFar);
      soFar = { ...soFar, ...learnt };
      if (again.size === 0) break;
      const next = await this.sender.send(store, [...again.values()], record, {
        oneParentPerCall: sharing?.oneParentPerCall ?? false,
      });
      const writes = new Map([...soFar.writes, ...again]);
      soFar = { ...soFar, writes, report: joined(soFar.report, next, again) };
    }
    const { report, leftOut, replaced, writes } = soFar;
    return { ...report, leftOut, replaced, writes };
  }

  /** What is sent once more of what was refused: after a handover, or without what was refused. */
  private async nextTry(
    store: StoreClient,
    record: DeliveryRecord,
    present: ReadonlyMap<string, Identified>,
    soFar: Tried,
  ): Promise<NextTry> {
    const refused = refusedOf(soFar);
    const news = refused.filter((one) => !soFar.handedOver.has(keyOf(one)));
    const hasMoved = (id: string, identity: Identity): boolean =>
      soFar.report.results.get(id)?.kind === 'written' &&
      (soFar.writes.get(id)?.fields[identity] ?? '') !== '';
    const handover = await this.handover.arrange(store, record, news, present, hasMoved);
    const replaced = new Set([...soFar.replaced, ...handover.replaced]);
    const reduced = refused.flatMap((one) => reducedOf(one, { ...handover, replaced }));
    const handedOver = news.filter(({ write }) => handover.again.has(write.productId)).map(keyOf);
    return {
      again: new Map([...handover.again, ...reduced.flatMap(restOf)]),
      handedOver: new Set([...soFar.handedOver, ...handedOver]),
      replaced,
      leftOut: withLeftOut(soFar.leftOut, reduced),
    };
  }
}

/** What all tries so far came to. */
interface Tried {
  readonly writes: ReadonlyMap<string, ProductWrite>;
  readonly report: SendingReport;
  /** What was handed over to whom: a product may get a SKU and a GTIN so. */
  readonly handedOver: ReadonlySet<string>;
  readonly replaced: ReadonlySet<string>;
  readonly leftOut: ReadonlyMap<string, readonly LeftOut[]>;
}

/** What the next try sends, and what was learnt on the way to it. */
interface NextTry extends Pick<Tried, 'handedOver' | 'replaced' | 'leftOut'> {
  readonly again: ReadonlyMap<string, ProductWrite>;
}

/** A write without what it was refused for. */
interface ReducedWrite {
  readonly productId: string;
  readonly leftOut: LeftOut;
  readonly rest: ProductWrite | null;
}

function refusedOf({ writes, report }: Tried): RefusedWrite[] {
  return [...writes.values()].flatMap((write) => {
    const result = report.results.get(write.productId);
    return result?.kind === 'refused' ? [{ write, refusal: result.refusal }] : [];
  });
}

/** Names a product and which of its identities was refused. */
function keyOf({ write, refusal }: RefusedWrite): string {
  return `${refusedIdentity(refusal) ?? ''} ${write.productId}`;
}

/** What is left out of a refused write: what it has to wait for, or what no handover helps with. */
function reducedOf(
  { write, refusal }: RefusedWrite,
  { again, waiting, replaced }: Handover,
): ReducedWrite[] {
  const { productId } = write;
  const identity = waiting.get(productId);
  if (identity !== undefined)
    return [{ productId, leftOut: waitingFor(identity, refusal), rest: null }];
  if (again.has(productId) || replaced.has(productId)) return [];
  const without = withoutRefused(write, refusal);
  if (without === null) return [];
  const { code, message, retryable } = refusal;
  const leftOut = { group: without.group, code, message, retryable };
  return [{ productId, leftOut, rest: without.rest }];
}

function restOf({ productId, rest }: ReducedWrite): [string, ProductWrite][] {
  return rest === null ? [] : [[productId, rest]];
}

function withLeftOut(known: Tried['leftOut'], reduced: readonly ReducedWrite[]): Tried['leftOut'] {
  const all = new Map(known);
  for (const { productId, leftOut } of reduced)
    all.set(productId, [...(all.get(productId) ?? []), leftOut]);
  return all;
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
export function joined(
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
