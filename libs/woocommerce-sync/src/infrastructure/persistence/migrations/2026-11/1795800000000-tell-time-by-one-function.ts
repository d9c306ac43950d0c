import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that say when their row was made or last written. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  wc_sync_items: ['created_at', 'updated_at'],
  wc_sync_batches: ['created_at', 'updated_at'],
  wc_sync_runs: ['started_at'],
  wc_sync_flights: ['started_at'],
  wc_sync_audit: ['started_at'],
  wc_store_lanes: ['updated_at'],
  wc_store_capabilities: ['probed_at'],
  wc_product_sync_mappings: ['created_at', 'updated_at'],
  wc_category_mappings: ['last_synced'],
  wc_orders: ['pulled_at'],
  wc_outbox: ['created_at'],
};

/** Of these, columns that told the time of the row before, and not that of its transaction. */
const BY_THE_WALL = [
  ['wc_sync_audit', 'started_at'],
  ['wc_outbox', 'created_at'],
] as const;

/**
 * Gives all SQL one source of time, which a test can move by replacing the function. It is the time
 * at which the statement arrived: the same for all of a statement, and later than the locks that an
 * earlier statement waited for. It has one line and is STABLE, so that PostgreSQL writes it into
 * each query, and plans do not change.
 */
export class TellTimeByOneFunction1795800000000 implements MigrationInterface {
  readonly name = 'TellTimeByOneFunction1795800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION "wc_now"() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT statement_timestamp() $$`);
    await setDefaults(runner, 'wc_now()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await setDefaults(runner, 'now()');
    for (const [table, column] of BY_THE_WALL)
      await runner.query(
        `ALTER TABLE "${table}" ALTER COLUMN "${column}" SET DEFAULT clock_timestamp()`,
      );
    await runner.query(`DROP FUNCTION "wc_now"`);
  }
}

async function setDefaults(runner: QueryRunner, time: string): Promise<void> {
  for (const [table, columns] of Object.entries(DEFAULTS)) {
    const changes = columns.map((column) => `ALTER COLUMN "${column}" SET DEFAULT ${time}`);
    await runner.query(`ALTER TABLE "${table}" ${changes.join(', ')}`);
  }
}
