import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WatermarkRepository, type WatermarkName } from '../../domain/watermark.repository';
import { WatermarkEntity } from './entities/watermark.entity';

/** Watermarks in PostgreSQL. */
@Injectable()
export class TypeOrmWatermarkRepository extends WatermarkRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(storeId: string, name: WatermarkName): Promise<Date | null> {
    const row = await this.database.getRepository(WatermarkEntity).findOneBy({ storeId, name });
    return row?.value ?? null;
  }

  override async move(storeId: string, name: WatermarkName, to: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO "wc_watermarks" AS w ("store_id", "name", "value") VALUES ($1, $2, $3)
       ON CONFLICT ("store_id", "name") DO UPDATE SET "value" = GREATEST(w."value", EXCLUDED."value")`,
      [storeId, name, to],
    );
  }
}
