import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type { SyncRequestOrigin } from '../../../../domain/ledger/sync-item-state';
import {
  OrderCommandRepository,
  type OpenOrderCommand,
  type OrderCommand,
  type OrderCommandBody,
  type OrderCommands,
} from '../../../../domain/orders/commands/order-command';
import { insertRequests } from '../../ledger/request.statement';
import { toJsonb } from '../../sql/jsonb';
import { enduring } from '../../sql/outage';
import { inTransaction } from '../../sql/retrying';
import { ENSURE_STATES } from '../order-state.statements';

/** How long PostgreSQL may be away before what was done in the shop cannot be written down. */
const PATIENCE_MS = 30_000;

/** $1 store, $2 order, $3 kind, $4 id, $5 body. Answers a row where there is something to do. */
const ACCEPT = `
  INSERT INTO "wc_order_commands" AS c ("store_id", "order_id", "kind", "command_id", "body")
  VALUES ($1, $2, $3, $4, $5::jsonb)
  ON CONFLICT ("store_id", "order_id", "kind", "command_id") DO UPDATE
     SET "body" = EXCLUDED."body", "state" = 'waiting', "error_code" = NULL, "error_message" = NULL
   WHERE c."state" = 'failed'
  RETURNING "id"`;

/**
 * $1 store, $2 order, $3 seconds that a call may take. What is done with matters where it shipped
 * something.
 */
const OF_ORDER = `
  SELECT "state", "command_id" AS "commandId", "body", "called_at" IS NOT NULL AS "wasCalled",
         COALESCE("called_at" > wc_now() - make_interval(secs => $3), false) AS "mayStillLand"
    FROM "wc_order_commands"
   WHERE "store_id" = $1 AND "order_id" = $2 AND ("state" <> 'done' OR "kind" = 'shipped')
   ORDER BY "id"`;

/** $1 store, $2 order, $3 kind, $4 id. */
const OF_COMMAND = `"store_id" = $1 AND "order_id" = $2 AND "kind" = $3 AND "command_id" = $4`;

const NOTE_CALL = `UPDATE "wc_order_commands" SET "called_at" = wc_now() WHERE ${OF_COMMAND}`;

const FORGET_CALL = `UPDATE "wc_order_commands" SET "called_at" = NULL WHERE ${OF_COMMAND}`;

const FINISH = `
  UPDATE "wc_order_commands"
     SET "state" = 'done', "done_at" = wc_now(), "error_code" = NULL, "error_message" = NULL
   WHERE ${OF_COMMAND}`;

/** $5 code, $6 message. */
const FAIL = `
  UPDATE "wc_order_commands" SET "state" = 'failed', "error_code" = $5, "error_message" = $6
   WHERE ${OF_COMMAND} AND "state" <> 'done'`;

/**
 * $1 store, $2 order, $3 document; null where none is told. From then on the ERP's stock does
 * without what the order sold, so that the shop's has to be looked at.
 */
const BOOK = `
  UPDATE "wc_order_states"
     SET "holds" = false, "holds_until" = NULL, "stock_due_at" = CASE WHEN "booked_at" IS NULL THEN wc_now() ELSE "stock_due_at" END,
         "booked_at" = COALESCE("booked_at", wc_now()), "document" = COALESCE($3, "document")
   WHERE "store_id" = $1 AND "order_id" = $2`;

interface CommandRow extends Pick<OpenOrderCommand, 'commandId' | 'wasCalled' | 'mayStillLand'> {
  readonly state: 'waiting' | 'done' | 'failed';
  readonly body: OrderCommandBody;
}

/** What the ERP says of orders, in PostgreSQL. */
@Injectable()
export class TypeOrmOrderCommandRepository extends OrderCommandRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async accept(command: OrderCommand, origin: SyncRequestOrigin): Promise<boolean> {
    const { storeId, orderId, body } = command;
    return inTransaction(this.database, async (manager) => {
      const rows = await manager.query<object[]>(ACCEPT, [...keyOf(command), toJsonb(body)]);
      if (rows.length === 0) return false;
      const request = { storeId, subjectKind: 'order', syncType: 'order', origin } as const;
      await insertRequests(manager, [{ ...request, subjectId: String(orderId) }]);
      return true;
    });
  }

  override async ofOrder(
    storeId: string,
    orderId: number,
    longestCallMs: number,
  ): Promise<OrderCommands> {
    const seconds = longestCallMs / 1_000;
    const rows = await this.database.query<CommandRow[]>(OF_ORDER, [storeId, orderId, seconds]);
    return {
      open: rows.flatMap(({ state, ...command }) =>
        state === 'done' ? [] : [{ storeId, orderId, ...command }],
      ),
      shipments: rows.flatMap(({ state, body }) =>
        state === 'done' && body.kind === 'shipped' ? [body] : [],
      ),
    };
  }

  override async noteCall(command: OrderCommand): Promise<void> {
    await this.database.query(NOTE_CALL, keyOf(command));
  }

  override async forgetCall(command: OrderCommand): Promise<void> {
    await this.endure(FORGET_CALL, keyOf(command));
  }

  override async finish(command: OrderCommand): Promise<void> {
    const { storeId, orderId, body } = command;
    // What the ERP has shipped it has booked, whether it said so or not.
    if (body.kind === 'booked' || body.kind === 'shipped') {
      const document = body.kind === 'booked' ? body.document : null;
      await this.endure(ENSURE_STATES, [storeId, [orderId], false]);
      await this.endure(BOOK, [storeId, orderId, document]);
    }
    await this.endure(FINISH, keyOf(command));
  }

  override async fail(
    command: OrderCommand,
    { code, message }: { readonly code: string; readonly message: string },
  ): Promise<void> {
    await this.endure(FAIL, [...keyOf(command), code, this.secrets.redact(message)]);
  }

  /** What was done in the shop is written down though PostgreSQL restarts meanwhile. */
  private async endure(statement: string, parameters: readonly unknown[]): Promise<void> {
    await enduring(() => this.database.query(statement, [...parameters]), PATIENCE_MS);
  }
}

function keyOf({ storeId, orderId, body, commandId }: OrderCommand): unknown[] {
  return [storeId, orderId, body.kind, commandId];
}
