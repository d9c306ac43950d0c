import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps which processes there are; and lists runs of a store by when they began. */
export class HearOfProcesses1796761000000 implements MigrationInterface {
  readonly name = 'HearOfProcesses1796761000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "wc_processes" (
        "id" uuid NOT NULL,
        "host" character varying(255) NOT NULL,
        "pid" integer NOT NULL,
        "roles" character varying(20) array NOT NULL,
        "version" character varying(64) NOT NULL,
        "memory_bytes" bigint NOT NULL,
        "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
        "beat_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT wc_now(),
        CONSTRAINT "pk_wc_processes" PRIMARY KEY ("id")
      )`);
    await runner.query(
      `CREATE INDEX "idx_wc_sync_runs_last" ON "wc_sync_runs" ("store_id", "started_at")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "idx_wc_sync_runs_last"`);
    await runner.query(`DROP TABLE "wc_processes"`);
  }
}
