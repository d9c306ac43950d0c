import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import {
  OrderCheckRepository,
  type OrderCheck,
  type OrderCheckFindings,
  type OrderStanding,
} from '../../../domain/orders/order-check.repository';
import { GONE } from '../../../domain/orders/order-state';
import { IS_COUNTED } from '../stock/held-stock.statements';

interface CheckRow extends Omit<OrderCheck, 'found' | 'failure'>, OrderCheckFindings {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const COLUMNS = `
  "id", "store_id" AS "storeId", "since", "started_at" AS "startedAt", "ended_at" AS "endedAt",
  "in_shop" AS "inShop", "missing", "outdated", "gone", "error_code" AS "errorCode", "error_message" AS "errorMessage"`;

/** $1 id, $2 store, $3 days. */
const BEGIN = `
  INSERT INTO "wc_order_checks" ("id", "store_id", "since") VALUES ($1, $2, wc_now() - make_interval(days => $3))
  RETURNING ${COLUMNS}`;

/** $1 id, $2 to $5 counts, $6 code, $7 message. */
const END = `
  UPDATE "wc_order_checks"
     SET "ended_at" = wc_now(), "in_shop" = $2, "missing" = $3, "outdated" = $4, "gone" = $5, "error_code" = $6,
         "error_message" = $7
   WHERE "id" = $1`;

/** $1 store. */
const FIND_LAST = `
  SELECT ${COLUMNS} FROM "wc_order_checks" WHERE "store_id" = $1 ORDER BY "started_at" DESC LIMIT 1`;

/** $1 store, $2 orders. */
const FIND_STANDINGS = `
  SELECT s."order_id" AS "orderId", s."status", s."modified_at" AS "modifiedAt", NOT ${IS_COUNTED} AS "isEarlier"
    FROM "wc_order_states" s WHERE s."store_id" = $1 AND s."order_id" = ANY($2::int[])`;

/** $1 store, $2 after, $3 before, $4 orders, $5 statuses that no list shows. */
const FIND_OTHERS = `
  SELECT s."order_id" AS "orderId"
    FROM "wc_order_states" s LEFT JOIN unnest($4::int[]) AS listed("id") ON listed."id" = s."order_id"
   WHERE s."store_id" = $1 AND s."created_at" > $2 AND s."created_at" < $3 AND listed."id" IS NULL
     AND NOT s."status" = ANY($5::text[])
   ORDER BY s."order_id"`;

/** In the trash, gone, or not ordered yet: no list shows these (fact 51). */
const UNLISTED = ['trash', GONE, 'checkout-draft', 'auto-draft'];

/** Counts of orders, in PostgreSQL. */
@Injectable()
export class TypeOrmOrderCheckRepository extends OrderCheckRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async begin(storeId: string, days: number): Promise<OrderCheck> {
    const [row] = await this.database.query<[CheckRow]>(BEGIN, [randomUUID(), storeId, days]);
    return toCheck(row);
  }

  override async end(
    id: string,
    { inShop, missing, outdated, gone }: OrderCheckFindings,
    failure: FailureReason | null,
  ): Promise<void> {
    // What the shop said may repeat a secret of ours.
    const message = failure === null ? null : this.secrets.redact(failure.message);
    await this.database.query(END, [
      id,
      inShop,
      missing,
      outdated,
      gone,
      failure?.code ?? null,
      message,
    ]);
  }

  override async findLast(storeId: string): Promise<OrderCheck | null> {
    const [row] = await this.database.query<CheckRow[]>(FIND_LAST, [storeId]);
    return row === undefined ? null : toCheck(row);
  }

  override async findStandings(
    storeId: string,
    orderIds: readonly number[],
  ): Promise<ReadonlyMap<number, OrderStanding>> {
    const rows = await this.database.query<OrderStanding[]>(FIND_STANDINGS, [storeId, orderIds]);
    return new Map(rows.map((row) => [row.orderId, row]));
  }

  override async findOthers(
    storeId: string,
    { after, before }: { readonly after: Date; readonly before: Date },
    orderIds: readonly number[],
  ): Promise<readonly number[]> {
    const rows = await this.database.query<{ orderId: number }[]>(FIND_OTHERS, [
      storeId,
      after,
      before,
      orderIds,
      UNLISTED,
    ]);
    return rows.map(({ orderId }) => orderId);
  }
}

function toCheck({
  inShop,
  missing,
  outdated,
  gone,
  errorCode,
  errorMessage,
  ...row
}: CheckRow): OrderCheck {
  return {
    ...row,
    found: { inShop, missing, outdated, gone },
    failure: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
  };
}
