import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AttributeRepository,
  type AttributeMapping,
} from '../../../domain/catalog/attribute.repository';
import { AttributeMappingEntity } from '../entities/mappings/attribute-mapping.entity';

/** Attribute mappings in PostgreSQL. */
@Injectable()
export class TypeOrmAttributeRepository extends AttributeRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async findAll(storeId: string): Promise<Map<string, AttributeMapping>> {
    const rows = await this.database.getRepository(AttributeMappingEntity).findBy({ storeId });
    return new Map(
      rows.map(({ name, wooCommerceAttributeId, options }) => [
        name,
        { storeAttributeId: wooCommerceAttributeId, options: new Set(options) },
      ]),
    );
  }

  override async keep(
    storeId: string,
    foldedName: string,
    mapping: AttributeMapping,
  ): Promise<void> {
    await this.database.getRepository(AttributeMappingEntity).upsert(
      {
        storeId,
        name: foldedName,
        wooCommerceAttributeId: mapping.storeAttributeId,
        options: [...mapping.options],
      },
      ['storeId', 'name'],
    );
  }

  override async forget(storeId: string, storeAttributeId: number): Promise<void> {
    await this.database
      .getRepository(AttributeMappingEntity)
      .delete({ storeId, wooCommerceAttributeId: storeAttributeId });
  }
}
