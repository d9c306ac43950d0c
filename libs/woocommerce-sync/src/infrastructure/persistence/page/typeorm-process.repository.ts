import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  ProcessRepository,
  type OwnProcess,
  type Pulse,
} from '../../../domain/processes/process.repository';

/** A process that has been silent for longer has stopped, or cannot reach the database. */
const LIVING_SECONDS = 30;

/** $1 id, $2 host, $3 pid, $4 roles, $5 version, $6 bytes. */
const BEAT = `
  WITH forgotten AS (
    DELETE FROM "wc_processes" WHERE "beat_at" < wc_now() - interval '1 day' AND "id" <> $1
  )
  INSERT INTO "wc_processes" AS p ("id", "host", "pid", "roles", "version", "memory_bytes")
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT ("id") DO UPDATE
     SET "beat_at" = wc_now(), "memory_bytes" = EXCLUDED."memory_bytes"`;

const LIST = `
  SELECT * FROM (
    SELECT "id", "host", "pid", "roles", "version", "memory_bytes"::float8 AS "memoryBytes",
           "started_at" AS "startedAt", "beat_at" AS "beatAt",
           GREATEST(0, floor(extract(epoch FROM wc_now() - "beat_at")))::int AS "silentSeconds",
           "beat_at" > wc_now() - make_interval(secs => ${LIVING_SECONDS}) AS "isLiving"
      FROM "wc_processes" WHERE "beat_at" > wc_now() - interval '1 day') p
   ORDER BY "isLiving" DESC, "host", "startedAt", "id" LIMIT 500`;

/** Processes in PostgreSQL. */
@Injectable()
export class TypeOrmProcessRepository extends ProcessRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async beat({ id, host, pid, roles, version, memoryBytes }: Pulse): Promise<void> {
    await this.database.query(BEAT, [id, host, pid, roles, version, memoryBytes]);
  }

  override async leave(id: string): Promise<void> {
    await this.database.query('DELETE FROM "wc_processes" WHERE "id" = $1', [id]);
  }

  override async list(): Promise<readonly OwnProcess[]> {
    return this.database.query<OwnProcess[]>(LIST);
  }
}
