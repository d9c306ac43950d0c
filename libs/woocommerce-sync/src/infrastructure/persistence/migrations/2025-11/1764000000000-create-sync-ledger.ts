import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CREATE_AUDIT,
  CREATE_MAPPINGS,
  CREATE_ORDERS,
  CREATE_RUNS,
  CREATE_SYNC_ITEMS,
} from './1764000000000-largest-tables';

/**
 * The ledger: items, batches, mappings, the deliveries that are under way, each store's pace, and
 * the audit.
 */
export class CreateSyncLedger1764000000000 implements MigrationInterface {
  readonly name = 'CreateSyncLedger1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createItems(runner);
    await this.createBatches(runner);
    await this.createRuns(runner);
    await this.createMappings(runner);
    await this.createLanes(runner);
    await this.createAudit(runner);
    await this.createOrders(runner);
    await this.createWatermarks(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'wc_watermarks',
      'wc_outbox',
      'wc_orders',
      'wc_sync_audit',
      'wc_store_lanes',
      'wc_sync_flights',
      'wc_category_mappings',
      'wc_product_sync_mappings',
      'wc_sync_run_products',
      'wc_sync_runs',
      'wc_sync_batches',
      'wc_sync_items',
    ]) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }

  /** Items, and the rules of what waits for what. */
  private async createItems(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_SYNC_ITEMS);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_status_created" ON "wc_sync_items" ("status", "created_at")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_product" ON "wc_sync_items" ("product_id")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_type_status" ON "wc_sync_items" ("sync_type", "status")`,
    );
    // One pending item per thing to be done: the rule that makes ten events one write.
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_sync_items_pending" ON "wc_sync_items" ("store_id", "subject_kind", "product_id", "sync_type") WHERE "status" = 'pending'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_due" ON "wc_sync_items" ("store_id", "deadline", "priority") WHERE "status" = 'pending'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_flying" ON "wc_sync_items" ("store_id", "product_id", "subject_kind") WHERE "status" = 'syncing'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_lease" ON "wc_sync_items" ("lease_token") WHERE "status" = 'syncing'`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_failed" ON "wc_sync_items" ("store_id", "product_id", "subject_kind") WHERE "status" = 'failed'`,
    );
  }

  /** Batches of a run, and which items are theirs. */
  private async createBatches(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_sync_batches" (
        "id" uuid NOT NULL,
        "store_id" character varying(64) NOT NULL,
        "run_id" uuid NOT NULL,
        "status" character varying(20) NOT NULL,
        "batch_size" integer NOT NULL DEFAULT 100,
        "started_at" TIMESTAMP WITH TIME ZONE,
        "completed_at" TIMESTAMP WITH TIME ZONE,
        "total_items" integer NOT NULL DEFAULT 0,
        "success_count" integer NOT NULL DEFAULT 0,
        "skipped_count" integer NOT NULL DEFAULT 0,
        "fail_count" integer NOT NULL DEFAULT 0,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "pk_wc_sync_batches" PRIMARY KEY ("id")
      )`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_batches_status_created" ON "wc_sync_batches" ("status", "created_at")`,
    );

    await runner.query(`CREATE INDEX "idx_wc_sync_batches_run" ON "wc_sync_batches" ("run_id")`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_items_batch" ON "wc_sync_items" ("batch_id") WHERE "batch_id" IS NOT NULL`,
    );
  }

  /** Full syncs, and what a running one has seen. */
  private async createRuns(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_RUNS);
    // One run at a time per store.
    await runner.query(
      `CREATE UNIQUE INDEX "uq_wc_sync_runs_running" ON "wc_sync_runs" ("store_id") WHERE "status" = 'running'`,
    );
    await runner.query(`
      CREATE TABLE "wc_sync_run_products" (
        "run_id" uuid NOT NULL,
        "product_id" character varying(64) NOT NULL,
        CONSTRAINT "pk_wc_sync_run_products" PRIMARY KEY ("run_id", "product_id")
      )`);
  }

  /** What products and categories of the ERP are in the shop. */
  private async createMappings(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_MAPPINGS);
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_status" ON "wc_product_sync_mappings" ("sync_status")`,
    );
    await runner.query(
      `CREATE INDEX "idx_wc_product_sync_mappings_synced" ON "wc_product_sync_mappings" ("last_synced")`,
    );

    await runner.query(`
      CREATE TABLE "wc_category_mappings" (
        "store_id" character varying(64) NOT NULL,
        "category_id" character varying(64) NOT NULL,
        "woo_commerce_category_id" integer NOT NULL,
        "confirmed" jsonb NOT NULL,
        "last_synced" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "pk_wc_category_mappings" PRIMARY KEY ("store_id", "category_id"),
        CONSTRAINT "uq_wc_category_mappings_store" UNIQUE ("store_id", "woo_commerce_category_id")
      )`);
  }

  /** The deliveries that are under way, and the pace of each store. */
  private async createLanes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_sync_flights" (
        "token" uuid NOT NULL,
        "store_id" character varying(64) NOT NULL,
        "lane" character varying(10) NOT NULL,
        "lease_until" TIMESTAMP WITH TIME ZONE NOT NULL,
        "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "pk_wc_sync_flights" PRIMARY KEY ("token")
      )`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_flights_store" ON "wc_sync_flights" ("store_id")`,
    );

    await runner.query(`
      CREATE TABLE "wc_store_lanes" (
        "store_id" character varying(64) NOT NULL,
        "pace" jsonb NOT NULL,
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "pk_wc_store_lanes" PRIMARY KEY ("store_id")
      )`);
  }

  /** One row per write to a shop. */
  private async createAudit(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_AUDIT);
  }

  /** Pulled orders, and the events that tell of them. */
  private async createOrders(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_ORDERS);
    await runner.query(
      `CREATE INDEX "idx_wc_orders_pulled" ON "wc_orders" ("store_id", "pulled_at")`,
    );
    await runner.query(`
      CREATE TABLE "wc_outbox" (
        "event_id" character varying(200) NOT NULL,
        "topic" character varying(100) NOT NULL,
        "payload" jsonb NOT NULL,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
        "published_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "pk_wc_outbox" PRIMARY KEY ("event_id")
      )`);
    await runner.query(
      `CREATE INDEX "idx_wc_outbox_waiting" ON "wc_outbox" ("created_at", "event_id") WHERE "published_at" IS NULL`,
    );
  }

  /** How far was read, and the index by which the audit is pruned. */
  private async createWatermarks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_watermarks" (
        "store_id" character varying(64) NOT NULL,
        "name" character varying(40) NOT NULL,
        "value" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "pk_wc_watermarks" PRIMARY KEY ("store_id", "name")
      )`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_audit_started" ON "wc_sync_audit" ("started_at")`,
    );
  }
}
