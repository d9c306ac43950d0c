/** What is to be brought to the shops, and what was. */
export const CREATE_SYNC_ITEMS = `
  CREATE TABLE "wc_sync_items" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "store_id" character varying(64) NOT NULL,
    "subject_kind" character varying(10) NOT NULL DEFAULT 'product',
    "product_id" character varying(64) NOT NULL,
    "woo_commerce_id" integer,
    "sync_type" character varying(20) NOT NULL,
    "lane" character varying(10) NOT NULL,
    "priority" smallint NOT NULL,
    "status" character varying(20) NOT NULL,
    "outcome" character varying(20),
    "payload" jsonb NOT NULL,
    "batch_id" uuid,
    "error_code" character varying(64),
    "error_message" text,
    "attempts" integer NOT NULL DEFAULT 0,
    "max_attempts" integer NOT NULL DEFAULT 3,
    "tries" smallint NOT NULL DEFAULT 0,
    "requests" integer NOT NULL DEFAULT 1,
    "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "deadline" TIMESTAMP WITH TIME ZONE NOT NULL,
    "next_attempt_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "lease_token" uuid,
    "last_attempt" TIMESTAMP WITH TIME ZONE,
    "completed_at" TIMESTAMP WITH TIME ZONE,
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT "pk_wc_sync_items" PRIMARY KEY ("id")
  )`;

/** Which product of a shop a product of the ERP is, and what the shop last confirmed of it. */
export const CREATE_MAPPINGS = `
  CREATE TABLE "wc_product_sync_mappings" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "store_id" character varying(64) NOT NULL,
    "internal_product_id" character varying(64) NOT NULL,
    "woo_commerce_product_id" integer NOT NULL,
    "last_synced" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sync_status" character varying(20) NOT NULL,
    "error_message" text,
    "erp_version" bigint NOT NULL DEFAULT 0,
    "confirmed" jsonb NOT NULL DEFAULT '{}',
    "attachments" jsonb NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT "pk_wc_product_sync_mappings" PRIMARY KEY ("id"),
    CONSTRAINT "uq_wc_product_sync_mappings_internal" UNIQUE ("store_id", "internal_product_id"),
    CONSTRAINT "uq_wc_product_sync_mappings_store" UNIQUE ("store_id", "woo_commerce_product_id")
  )`;

/** Full syncs, and how far each of them is. */
export const CREATE_RUNS = `
  CREATE TABLE "wc_sync_runs" (
    "id" uuid NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "status" character varying(20) NOT NULL,
    "force" boolean NOT NULL,
    "requested_by" character varying(200) NOT NULL,
    "cursor" text,
    "scan_ended" boolean NOT NULL DEFAULT false,
    "total_products" integer NOT NULL DEFAULT 0,
    "unchanged" integer NOT NULL DEFAULT 0,
    "unreadable" integer NOT NULL DEFAULT 0,
    "gone" integer NOT NULL DEFAULT 0,
    "note" text,
    "scan_token" uuid,
    "scan_lease_until" TIMESTAMP WITH TIME ZONE,
    "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "completed_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "pk_wc_sync_runs" PRIMARY KEY ("id")
  )`;

/** Every write to a shop: who asked for it, what was sent, what came back. */
export const CREATE_AUDIT = `
  CREATE TABLE "wc_sync_audit" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "call_id" uuid NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "action" character varying(40) NOT NULL,
    "requested_by" jsonb NOT NULL,
    "request" jsonb NOT NULL,
    "answer" jsonb,
    "error_code" character varying(64),
    "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
    "duration_ms" integer,
    CONSTRAINT "pk_wc_sync_audit" PRIMARY KEY ("id"),
    CONSTRAINT "uq_wc_sync_audit_call" UNIQUE ("call_id")
  )`;

/** Each pulled state of each order. */
export const CREATE_ORDERS = `
  CREATE TABLE "wc_orders" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "store_id" character varying(64) NOT NULL,
    "order_id" integer NOT NULL,
    "event_id" character varying(200) NOT NULL,
    "status" character varying(40) NOT NULL,
    "payload" jsonb NOT NULL,
    "pulled_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT "pk_wc_orders" PRIMARY KEY ("id"),
    CONSTRAINT "uq_wc_orders_event" UNIQUE ("event_id")
  )`;
