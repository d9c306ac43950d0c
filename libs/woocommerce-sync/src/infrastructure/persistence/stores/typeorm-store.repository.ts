import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import {
  sameShopKey,
  type OwnSettings,
  type Store,
  type StoreCredentials,
} from '../../../domain/stores/store';
import { StoreExistsError } from '../../../domain/stores/store.errors';
import {
  StoreRepository,
  type CallableStore,
  type Leaving,
  type LeavingStore,
  type LeftStore,
  type NewRules,
  type NewStore,
  type StoreChange,
} from '../../../domain/stores/store.repository';
import { toJsonb } from '../sql/jsonb';
import { SealedCredentials } from './sealed-credentials';
import {
  ADD_STORE,
  CANCEL_WAITING,
  CHANGE_STORE,
  COUNT_OPEN,
  FIND_LEAVING,
  FIND_NEW_RULES,
  FIND_RULES_IN_FORCE,
  FORCE_RULES,
  forgetRows,
  forgetRowsOfRuns,
  LEAVE,
  REVISION,
  SETTLE_RULES,
  STORE_COLUMNS,
  TABLES_OF_RUNS,
  TABLES_OF_STORES,
} from './store.statements';

const UNIQUE_VIOLATION = '23505';

/** Rows that one statement forgets: it takes milliseconds. */
const ROWS_PER_STEP = 5_000;

interface CallableRow extends Store {
  readonly sealedKey: string | null;
  readonly sealedSecret: string | null;
}

/** Stores in PostgreSQL, their credentials sealed. */
@Injectable()
export class TypeOrmStoreRepository extends StoreRepository {
  constructor(
    private readonly database: DataSource,
    private readonly sealed: SealedCredentials,
  ) {
    super();
  }

  override list(): Promise<Store[]> {
    return this.database.query(`SELECT ${STORE_COLUMNS} FROM "wc_stores" ORDER BY "id"`);
  }

  override async callable(): Promise<CallableStore[]> {
    const rows = await this.database.query<CallableRow[]>(
      `SELECT ${STORE_COLUMNS}, "sealed_key" AS "sealedKey", "sealed_secret" AS "sealedSecret"
         FROM "wc_stores" ORDER BY "id"`,
    );
    return rows.map(({ sealedKey, sealedSecret, ...store }) => ({
      store,
      credentials: this.sealed.open(store.id, sealedKey, sealedSecret),
    }));
  }

  override async revision(): Promise<string> {
    const [row] = await this.database.query<[{ revision: string }]>(REVISION);
    return row.revision;
  }

  override async add(store: NewStore): Promise<Store> {
    const { id, name, url, state, settings, credentials } = store;
    const [made] = await this.database.query<Store[]>(ADD_STORE, [
      id,
      name,
      url,
      sameShopKey(url),
      state,
      toJsonb(settings),
      ...this.seal(id, credentials),
    ]);
    if (made === undefined)
      throw new StoreExistsError(`There is a store ${id}, or one of the shop ${url}, already`);
    return made;
  }

  override async change(id: string, change: StoreChange): Promise<Store | null> {
    const { name, url, state, settings, credentials, rulesAreNew, regained, before } = change;
    try {
      const [changed] = await this.database.query<Store[]>(CHANGE_STORE, [
        id,
        name ?? null,
        url ?? null,
        url === undefined ? null : sameShopKey(url),
        state ?? null,
        settings === undefined ? null : toJsonb(settings),
        ...this.seal(id, credentials ?? null),
        rulesAreNew ?? false,
        before === undefined ? null : toJsonb(before.settings),
        before?.state ?? null,
        regained ?? [],
      ]);
      return changed ?? null;
    } catch (error) {
      if (!isTaken(error)) throw error;
      throw new StoreExistsError(`Another store has the shop ${url ?? ''} already`);
    }
  }

  override async leave(id: string, how: Leaving): Promise<LeftStore | null> {
    const [left] = await this.database.query<(Store & { dropped: number })[]>(LEAVE, [id, how]);
    if (left === undefined) return null;
    const { dropped, ...store } = left;
    return { store, dropped };
  }

  override async rulesInForce(id: string): Promise<OwnSettings | null> {
    const [row] = await this.database.query<{ rules: OwnSettings | null }[]>(FIND_RULES_IN_FORCE, [
      id,
    ]);
    return row?.rules ?? null;
  }

  override withNewRules(): Promise<NewRules[]> {
    return this.database.query(FIND_NEW_RULES);
  }

  override async forceRules(id: string): Promise<void> {
    await this.database.query(FORCE_RULES, [id]);
  }

  override async settleRules({ id, since }: NewRules): Promise<void> {
    await this.database.query(SETTLE_RULES, [id, since]);
  }

  override leaving(): Promise<LeavingStore[]> {
    return this.database.query(FIND_LEAVING);
  }

  override async cancelWaiting(id: string): Promise<number> {
    const [, cancelled] = await this.database.query<[unknown, number]>(CANCEL_WAITING, [id]);
    return cancelled;
  }

  override async countOpen(id: string): Promise<number> {
    const [row] = await this.database.query<[{ count: number }]>(COUNT_OPEN, [id]);
    return row.count;
  }

  override async forget(id: string): Promise<void> {
    for (const tables of TABLES_OF_RUNS) await this.forgetRows(forgetRowsOfRuns(tables), id);
    for (const table of TABLES_OF_STORES) await this.forgetRows(forgetRows(table), id);
    await this.database.query(`DELETE FROM "wc_stores" WHERE "id" = $1 AND "state" = 'leaving'`, [
      id,
    ]);
  }

  private async forgetRows(statement: string, id: string): Promise<void> {
    let forgotten: number;
    do {
      [, forgotten] = await this.database.query<[unknown, number]>(statement, [id, ROWS_PER_STEP]);
    } while (forgotten === ROWS_PER_STEP);
  }

  private seal(id: string, credentials: StoreCredentials | null): [string | null, string | null] {
    return credentials === null ? [null, null] : this.sealed.seal(id, credentials);
  }
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as Error & { code?: string }).code === UNIQUE_VIOLATION
  );
}
