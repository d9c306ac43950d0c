import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tells a run that has read its last page from one that has read none: neither has a cursor. */
export class NoteTheLastPage1765100000000 implements MigrationInterface {
  readonly name = 'NoteTheLastPage1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "wc_sync_runs" ADD "pages_read" boolean NOT NULL DEFAULT false`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "wc_sync_runs" DROP COLUMN "pages_read"`);
  }
}
