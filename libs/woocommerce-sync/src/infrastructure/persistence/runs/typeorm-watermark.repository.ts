import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  WatermarkRepository,
  type Watermark,
  type WatermarkName,
} from '../../../domain/runs/watermark.repository';
import { enduring } from '../sql/outage';

/** How long PostgreSQL may be away before a watermark stays where it is: what was read is then read
 * once more. */
const PATIENCE_MS = 30_000;

/** $1 store, $2 name. A clock may be set back by a little: what is that far ahead was now. */
const FIND = `
  SELECT c."now", CASE WHEN w."value" > c."now" THEN c."now" ELSE w."value" END AS "reachedAt",
         EXISTS (SELECT 1 FROM "wc_watermarks" a WHERE a."store_id" = $1 AND a."name" = $2
                    AND a."value" >= c."now" + interval '1 hour') AS "isAhead"
    FROM (SELECT wc_now() AS "now") c
    LEFT JOIN "wc_watermarks" w
      ON w."store_id" = $1 AND w."name" = $2 AND w."value" < c."now" + interval '1 hour'`;

/** $1 store, $2 name, $3 time. One that is kept and lies in the future proves nothing. */
const MOVE = `
  INSERT INTO "wc_watermarks" AS w ("store_id", "name", "value")
  VALUES ($1, $2, LEAST($3::timestamptz, wc_now()))
  ON CONFLICT ("store_id", "name") DO UPDATE
     SET "value" = CASE WHEN w."value" > wc_now() THEN EXCLUDED."value"
                        ELSE GREATEST(w."value", EXCLUDED."value") END`;

/** Watermarks in PostgreSQL. */
@Injectable()
export class TypeOrmWatermarkRepository extends WatermarkRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(storeId: string, name: WatermarkName): Promise<Watermark> {
    const [row] = await this.database.query<[Watermark]>(FIND, [storeId, name]);
    return row;
  }

  override async move(storeId: string, name: WatermarkName, to: Date): Promise<void> {
    await enduring(() => this.database.query(MOVE, [storeId, name, to]), PATIENCE_MS);
  }
}
