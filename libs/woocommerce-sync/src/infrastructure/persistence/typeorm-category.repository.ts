import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CategoryRepository, type CategoryMapping } from '../../domain/category.repository';
import { CategoryMappingEntity } from './entities/category-mapping.entity';

/** Category mappings in PostgreSQL. */
@Injectable()
export class TypeOrmCategoryRepository extends CategoryRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async findAll(storeId: string): Promise<Map<string, CategoryMapping>> {
    const rows = await this.database.getRepository(CategoryMappingEntity).findBy({ storeId });
    return new Map(
      rows.map(({ categoryId, wooCommerceCategoryId, confirmed }) => [
        categoryId,
        { storeId, categoryId, storeCategoryId: wooCommerceCategoryId, confirmed },
      ]),
    );
  }

  override async keep({ storeId, categoryId, storeCategoryId, confirmed }: CategoryMapping): Promise<void> {
    await this.database
      .getRepository(CategoryMappingEntity)
      .upsert(
        { storeId, categoryId, wooCommerceCategoryId: storeCategoryId, confirmed, lastSynced: () => 'now()' },
        ['storeId', 'categoryId'],
      );
  }

  override async forget(storeId: string, categoryId: string): Promise<void> {
    await this.database.getRepository(CategoryMappingEntity).delete({ storeId, categoryId });
  }
}
