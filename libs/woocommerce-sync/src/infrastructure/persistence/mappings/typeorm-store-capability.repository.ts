import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  StoreCapabilityRepository,
  type StoreCapability,
} from '../../../domain/catalog/store-capability.repository';
import { StoreCapabilityEntity } from '../entities/mappings/store-capability.entity';

/** Capabilities in PostgreSQL. */
@Injectable()
export class TypeOrmStoreCapabilityRepository extends StoreCapabilityRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(storeId: string, name: StoreCapability): Promise<boolean | null> {
    const row = await this.database
      .getRepository(StoreCapabilityEntity)
      .findOneBy({ storeId, name });
    return row?.present ?? null;
  }

  override async keep(storeId: string, name: StoreCapability, present: boolean): Promise<void> {
    await this.database
      .getRepository(StoreCapabilityEntity)
      .upsert({ storeId, name, present, probedAt: () => 'wc_now()' }, ['storeId', 'name']);
  }
}
