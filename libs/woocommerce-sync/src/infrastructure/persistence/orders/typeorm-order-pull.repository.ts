import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import {
  OrderPullRepository,
  PULL_ABANDONED,
  type OrderPull,
} from '../../../domain/orders/order-pull.repository';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';

/** How long a process may be silent before another may pull, in seconds. */
const LEASE_SECONDS = 60;

interface PullRow extends Omit<OrderPull, 'failure'> {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const COLUMNS = `
  "id", "store_id" AS "storeId", "since", "ended_at" AS "endedAt", "orders",
  ("ended_at" IS NULL AND "lease_until" <= wc_now()) AS "isDead",
  "error_code" AS "errorCode", "error_message" AS "errorMessage"`;

/** $1 store, $2 code, $3 message: ends what a dead process had begun. */
const END_DEAD = `
  UPDATE "wc_order_pulls" SET "ended_at" = wc_now(), "error_code" = $2, "error_message" = $3
   WHERE "store_id" = $1 AND "ended_at" IS NULL AND "lease_until" <= wc_now()`;

/** $1 id, $2 store, $3 since, $4 seconds. */
const BEGIN = `
  INSERT INTO "wc_order_pulls" ("id", "store_id", "since", "lease_until")
  VALUES ($1, $2, $3, wc_now() + make_interval(secs => $4))
  ON CONFLICT ("store_id") WHERE "ended_at" IS NULL DO NOTHING
  RETURNING ${COLUMNS}`;

/** $1 id, $2 seconds. */
const KEEP = `
  UPDATE "wc_order_pulls" SET "lease_until" = wc_now() + make_interval(secs => $2)
   WHERE "id" = $1 AND "ended_at" IS NULL`;

/** $1 id, $2 code, $3 message. */
const END = `
  UPDATE "wc_order_pulls"
     SET "ended_at" = wc_now(), "error_code" = $2, "error_message" = $3,
         "orders" = (SELECT count(*)::int FROM "wc_orders"
                      WHERE "pull_id" = $1 AND "payload" IS NOT NULL AND "type" <> 'refunded')
   WHERE "id" = $1 AND "ended_at" IS NULL`;

/** Readings of orders in PostgreSQL. */
@Injectable()
export class TypeOrmOrderPullRepository extends OrderPullRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async begin(storeId: string, since: Date): Promise<OrderPull | null> {
    await this.database.query(END_DEAD, [
      storeId,
      PULL_ABANDONED,
      'The process that pulled died or stalled',
    ]);
    const [row] = await this.database.query<PullRow[]>(BEGIN, [
      randomUUID(),
      storeId,
      since,
      LEASE_SECONDS,
    ]);
    return row === undefined ? null : toPull(row);
  }

  override async findLast(storeId: string): Promise<OrderPull | null> {
    return this.findWhere(`"store_id" = $1 ORDER BY "started_at" DESC LIMIT 1`, storeId);
  }

  override async find(id: string): Promise<OrderPull | null> {
    return this.findWhere(`"id" = $1`, id);
  }

  override async keep(id: string): Promise<boolean> {
    const kept = await this.database.query<[unknown[], number]>(KEEP, [id, LEASE_SECONDS]);
    return kept[1] === 1;
  }

  override async end(id: string, failure: FailureReason | null): Promise<void> {
    // What the shop said may repeat a secret of ours.
    const message = failure === null ? null : this.secrets.redact(failure.message);
    await this.database.query(END, [id, failure?.code ?? null, message]);
  }

  private async findWhere(condition: string, parameter: string): Promise<OrderPull | null> {
    const [row] = await this.database.query<PullRow[]>(
      `SELECT ${COLUMNS} FROM "wc_order_pulls" WHERE ${condition}`,
      [parameter],
    );
    return row === undefined ? null : toPull(row);
  }
}

function toPull({ errorCode, errorMessage, ...row }: PullRow): OrderPull {
  return {
    ...row,
    failure: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
  };
}
