import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  StockCheckRepository,
  type DueCheck,
  type EndedCheck,
  type StockAccounts,
  type StockStanding,
} from '../../../domain/stock/stock-check.repository';
import {
  NOTHING_WRITTEN,
  type MannerTally,
  type WriteManner,
} from '../../../domain/stock/write-manner';
import { insertRequests } from '../ledger/request.statement';
import { toJsonb } from '../sql/jsonb';
import { inTransaction, retrying } from '../sql/retrying';
import {
  BELIEVE_SHOWN,
  COUNT_ERASED,
  END_CHECKS,
  FORGET_CHECKS,
  FORGET_UNMAPPED,
  LOCK_ENDED,
  NEXT_CHECK,
  OPEN_CHECKS,
  STANDING,
  TAKE_CHECKS,
  TALLIES,
} from './stock-check.statements';

type WrongCheck = EndedCheck & { readonly end: { readonly kind: 'wrong' } };

/** Stocks to be accounted for, in PostgreSQL. */
@Injectable()
export class TypeOrmStockCheckRepository extends StockCheckRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async take(storeId: string, limit: number): Promise<readonly DueCheck[]> {
    const [rows] = await retrying(() =>
      this.database.query<[DueCheck[], number]>(TAKE_CHECKS, [storeId, limit]),
    );
    if (rows.length === 0) {
      await this.database.query(FORGET_CHECKS, [storeId]);
      await this.database.query(FORGET_UNMAPPED, [storeId]);
    }
    return rows;
  }

  override async standing(
    storeId: string,
    productIds: readonly string[],
  ): Promise<readonly StockStanding[]> {
    return this.database.query<StockStanding[]>(STANDING, [storeId, productIds]);
  }

  override async end(
    storeId: string,
    ended: readonly EndedCheck[],
  ): Promise<readonly EndedCheck[]> {
    if (ended.length === 0) return [];
    return inTransaction(this.database, async (manager) => {
      const still = await stillCounting(manager, storeId, ended);
      const wrong = ended.filter(isWrong).filter(({ productId }) => still.has(productId));
      const believed = await believeShown(manager, storeId, wrong);
      const mended = wrong.filter(({ productId }) => believed.has(productId));
      await insertRequests(
        manager,
        mended.map((check) => stockOf(storeId, check)),
      );
      const erased = mended.filter(({ end }) => end.suspicion.tooMany > 0);
      if (erased.length > 0)
        await manager.query(COUNT_ERASED, [storeId, erased.map(({ productId }) => productId)]);
      const rows = ended.map((check) => rowOf(check, still, believed));
      await manager.query(END_CHECKS, [storeId, toJsonb(rows)]);
      return mended;
    });
  }

  override async nextInMs(storeId: string): Promise<number | null> {
    const [row] = await this.database.query<[{ ms: number | null }]>(NEXT_CHECK, [storeId]);
    return row.ms;
  }

  override async tallies(storeId: string): Promise<Readonly<Record<WriteManner, MannerTally>>> {
    return (await this.accounts(storeId)).tallies;
  }

  override async accounts(storeId: string): Promise<StockAccounts> {
    const [rows, [{ open }]] = await Promise.all([
      this.database.query<TallyRow[]>(TALLIES, [storeId]),
      this.database.query<[{ open: number }]>(OPEN_CHECKS, [storeId]),
    ]);
    const of = (manner: WriteManner): MannerTally => {
      const { written, selling, erased } =
        rows.find((row) => row.manner === manner) ?? NOTHING_WRITTEN;
      return { written, selling, erased };
    };
    const times = rows.flatMap(({ lastErasedAt }) => lastErasedAt?.getTime() ?? []);
    return {
      tallies: { quantity: of('quantity'), alone: of('alone'), together: of('together') },
      open,
      lastErasedAt: times.length === 0 ? null : new Date(Math.max(...times)),
    };
  }
}

type TallyRow = MannerTally & {
  readonly manner: WriteManner;
  readonly lastErasedAt: Date | null;
};

function isWrong(check: EndedCheck): check is WrongCheck {
  return check.end.kind === 'wrong';
}

async function stillCounting(
  manager: EntityManager,
  storeId: string,
  ended: readonly EndedCheck[],
): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ productId: string }[]>(LOCK_ENDED, [
    storeId,
    toJsonb(
      ended.map(({ productId, pushedAt, end }) => ({
        product_id: productId,
        pushed_at: pushedAt,
        sold: end.kind === 'wrong' ? end.suspicion.sold : null,
      })),
    ),
  ]);
  return new Set(rows.map(({ productId }) => productId));
}

async function believeShown(
  manager: EntityManager,
  storeId: string,
  wrong: readonly WrongCheck[],
): Promise<ReadonlySet<string>> {
  if (wrong.length === 0) return new Set();
  const rows = wrong.map(({ productId, end: { suspicion } }) => ({
    product_id: productId,
    shown: suspicion.shown,
    sold: suspicion.sold,
  }));
  const [believed] = await manager.query<[{ productId: string }[], number]>(BELIEVE_SHOWN, [
    storeId,
    toJsonb(rows),
  ]);
  return new Set(believed.map(({ productId }) => productId));
}

/** The item that brings what is missing; at once where the shop sells what is not there. */
function stockOf(storeId: string, { productId, parentProductId, end }: WrongCheck) {
  return {
    storeId,
    subjectKind: 'product',
    subjectId: parentProductId ?? productId,
    syncType: 'stock',
    origin: { via: 'follow-up', actor: 'stock accounting' },
    urgent: end.suspicion.tooMany > 0,
  } as const;
}

/**
 * How a look ends: what does not count any more is looked at again, as if nothing had been seen.
 */
function rowOf(
  { productId, pushedAt, end }: EndedCheck,
  still: ReadonlySet<string>,
  believed: ReadonlySet<string>,
): object {
  const counts = still.has(productId);
  const isMended = believed.has(productId);
  const isRight = end.kind === 'right' && counts;
  const isGivenUp = end.kind === 'given-up' && counts;
  return {
    product_id: productId,
    pushed_at: pushedAt,
    again: !isRight && !isMended && !isGivenUp,
    suspicion: isMended || !('suspicion' in end) ? null : end.suspicion,
    mends: isMended || isGivenUp ? 'more' : isRight ? 'none' : 'same',
  };
}
