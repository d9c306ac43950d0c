import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Taxonomy } from '../../../domain/fields/desired-terms';
import { TermRepository } from '../../../domain/catalog/term.repository';
import { TermMappingEntity } from '../entities/mappings/term-mapping.entity';

/** Tags and brands in PostgreSQL. */
@Injectable()
export class TypeOrmTermRepository extends TermRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async find(
    storeId: string,
    taxonomy: Taxonomy,
    caselessNames: readonly string[],
  ): Promise<Map<string, number>> {
    if (caselessNames.length === 0) return new Map();
    const rows = await this.database
      .getRepository(TermMappingEntity)
      .findBy({ storeId, taxonomy, name: In(caselessNames) });
    return new Map(rows.map(({ name, wooCommerceTermId }) => [name, wooCommerceTermId]));
  }

  override async keep(
    storeId: string,
    taxonomy: Taxonomy,
    storeTermIds: ReadonlyMap<string, number>,
  ): Promise<void> {
    if (storeTermIds.size === 0) return;
    const rows = [...storeTermIds].map(([name, wooCommerceTermId]) => ({
      storeId,
      taxonomy,
      name,
      wooCommerceTermId,
    }));
    await this.database
      .getRepository(TermMappingEntity)
      .upsert(rows, ['storeId', 'taxonomy', 'name']);
  }

  override async forget(
    storeId: string,
    taxonomy: Taxonomy,
    storeTermIds: readonly number[],
  ): Promise<void> {
    await this.database
      .getRepository(TermMappingEntity)
      .delete({ storeId, taxonomy, wooCommerceTermId: In(storeTermIds) });
  }
}
