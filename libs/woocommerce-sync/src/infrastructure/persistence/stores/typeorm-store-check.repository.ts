import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ShopReport } from '../../../domain/doctor/shop-report';
import {
  StoreCheckRepository,
  type KnownCheck,
  type StoreCheck,
} from '../../../domain/doctor/store-check.repository';
import { DEFAULT_STORE_ID } from '../../../domain/stores/store';
import { toJsonb } from '../sql/jsonb';
import {
  END_CHECK_TURN,
  FIND_CHECK,
  FIND_CHECK_TO_CHANGE,
  KEEP_CHECK,
  TAKE_CHECK_TURN,
} from './store-check.statements';

/** How long a process may take for a check; it ends by itself within a minute. */
const TURN_SECONDS = 120;

interface CheckRow extends Omit<KnownCheck, 'report'> {
  readonly checkedAt: Date;
  readonly report: Omit<ShopReport, 'checkedAt'>;
}

/** Checks of stores in PostgreSQL. */
@Injectable()
export class TypeOrmStoreCheckRepository extends StoreCheckRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override find(storeId: string): Promise<KnownCheck | null> {
    return findIn(this.database, storeId);
  }

  override keep(storeId: string, check: StoreCheck): Promise<StoreCheck | null> {
    const { checkedAt: _byTheDatabase, ...report } = check.report;
    return this.database.transaction(async (manager) => {
      const before = await findIn(manager, storeId, FIND_CHECK_TO_CHANGE);
      await manager.query(KEEP_CHECK, [
        storeId,
        DEFAULT_STORE_ID,
        toJsonb(report),
        check.subject,
        check.versions,
      ]);
      return before;
    });
  }

  override async takeTurn(storeId: string): Promise<string | null> {
    const [row] = await this.database.query<{ readonly turn: string }[]>(TAKE_CHECK_TURN, [
      storeId,
      DEFAULT_STORE_ID,
      TURN_SECONDS,
    ]);
    return row?.turn ?? null;
  }

  override async endTurn(storeId: string, turn: string): Promise<void> {
    await this.database.query(END_CHECK_TURN, [storeId, turn]);
  }
}

async function findIn(
  database: Pick<EntityManager, 'query'>,
  storeId: string,
  statement = FIND_CHECK,
): Promise<KnownCheck | null> {
  const [row] = await database.query<CheckRow[]>(statement, [storeId]);
  if (row === undefined) return null;
  const { checkedAt, report, ...check } = row;
  return { ...check, report: { ...report, checkedAt } };
}
