import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  CategoryRepository,
  type CategoryMapping,
  type CategoryText,
} from '../../domain/category.repository';
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
      rows.map(({ categoryId, wooCommerceCategoryId: storeCategoryId, confirmed, picture, attachments }) => [
        categoryId,
        { storeId, categoryId, storeCategoryId, confirmed, picture, attachments },
      ]),
    );
  }

  override async keep({ storeId, categoryId, storeCategoryId, confirmed }: CategoryText): Promise<void> {
    await this.database.getRepository(CategoryMappingEntity).upsert(
      {
        storeId,
        categoryId,
        wooCommerceCategoryId: storeCategoryId,
        confirmed,
        lastSynced: () => 'wc_now()',
      },
      ['storeId', 'categoryId'],
    );
  }

  override async keepPicture(
    { storeId, categoryId }: Pick<CategoryMapping, 'storeId' | 'categoryId'>,
    { picture, attachments }: Pick<CategoryMapping, 'picture' | 'attachments'>,
  ): Promise<void> {
    await this.database
      .getRepository(CategoryMappingEntity)
      .update({ storeId, categoryId }, { picture, attachments, lastSynced: () => 'wc_now()' });
  }

  override async forget(storeId: string, categoryId: string): Promise<void> {
    await this.database.getRepository(CategoryMappingEntity).delete({ storeId, categoryId });
  }
}
