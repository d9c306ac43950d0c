import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  StoreCapabilityRepository,
  type StoreCapability,
} from '../../../domain/catalog/store-capability.repository';
import { StoreCapabilityEntity } from '../entities/mappings/store-capability.entity';

/** $1 store, $2 capability, $3 hours after which a no is forgotten; null for never. */
const FIND = `
  SELECT "present" FROM "wc_store_capabilities"
   WHERE "store_id" = $1 AND "name" = $2
     AND ("present" OR $3::int IS NULL OR "probed_at" > wc_now() - make_interval(hours => $3::int))`;

/** Capabilities in PostgreSQL. */
@Injectable()
export class TypeOrmStoreCapabilityRepository extends StoreCapabilityRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(
    storeId: string,
    name: StoreCapability,
    forgetsNoAfterHours?: number,
  ): Promise<boolean | null> {
    const [row] = await this.database.query<{ present: boolean }[]>(FIND, [
      storeId,
      name,
      forgetsNoAfterHours ?? null,
    ]);
    return row?.present ?? null;
  }

  override async keep(storeId: string, name: StoreCapability, present: boolean): Promise<void> {
    await this.database
      .getRepository(StoreCapabilityEntity)
      .upsert({ storeId, name, present, probedAt: () => 'wc_now()' }, ['storeId', 'name']);
  }

  override async forget(storeId: string): Promise<void> {
    await this.database.getRepository(StoreCapabilityEntity).delete({ storeId });
  }
}
