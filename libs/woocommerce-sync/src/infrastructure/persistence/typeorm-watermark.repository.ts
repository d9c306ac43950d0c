import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WatermarkRepository, type WatermarkName } from '../../domain/watermark.repository';
import { WatermarkEntity } from './entities/watermark.entity';
import { enduring } from './outage';

/** How long PostgreSQL may be away before a watermark stays where it is: what was read is then read once more. */
const PATIENCE_MS = 30_000;

/** Watermarks in PostgreSQL. */
@Injectable()
export class TypeOrmWatermarkRepository extends WatermarkRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async now(): Promise<Date> {
    const [row] = await this.database.query<[{ now: Date }]>('SELECT wc_now() AS "now"');
    return row.now;
  }

  override async find(storeId: string, name: WatermarkName): Promise<Date | null> {
    const row = await this.database.getRepository(WatermarkEntity).findOneBy({ storeId, name });
    return row?.value ?? null;
  }

  override async move(storeId: string, name: WatermarkName, to: Date): Promise<void> {
    await enduring(
      () =>
        this.database.query(
          `INSERT INTO "wc_watermarks" AS w ("store_id", "name", "value") VALUES ($1, $2, $3)
       ON CONFLICT ("store_id", "name") DO UPDATE
          SET "value" = CASE WHEN w."value" > wc_now() THEN EXCLUDED."value"
                             ELSE GREATEST(w."value", EXCLUDED."value") END`,
          [storeId, name, to],
        ),
      PATIENCE_MS,
    );
  }
}
