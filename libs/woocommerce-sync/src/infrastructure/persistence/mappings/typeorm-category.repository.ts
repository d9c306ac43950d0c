import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  CategoryRepository,
  type CategoryMapping,
  type CategoryText,
} from '../../../domain/catalog/category.repository';
import { CategoryMappingEntity } from '../entities/mappings/category-mapping.entity';
import { toJsonb } from '../sql/jsonb';
import { retrying } from '../sql/retrying';

/**
 * $1 store, $2 category, $3 the shop's category, $4 what it confirmed. What another category owns
 * is left to it.
 */
const KEEP = `
  INSERT INTO "wc_category_mappings" ("store_id", "category_id", "woo_commerce_category_id", "confirmed", "last_synced")
  SELECT $1::varchar, $2::varchar, $3::int, $4::jsonb, wc_now()
   WHERE NOT EXISTS (
     SELECT 1 FROM "wc_category_mappings"
      WHERE "store_id" = $1::varchar AND "woo_commerce_category_id" = $3::int AND "category_id" <> $2::varchar)
  ON CONFLICT ("store_id", "category_id") DO UPDATE
     SET "woo_commerce_category_id" = EXCLUDED."woo_commerce_category_id", "confirmed" = EXCLUDED."confirmed",
         "last_synced" = EXCLUDED."last_synced"
  RETURNING "category_id"`;

/** Category mappings in PostgreSQL. */
@Injectable()
export class TypeOrmCategoryRepository extends CategoryRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async findAll(storeId: string): Promise<Map<string, CategoryMapping>> {
    const rows = await this.database.getRepository(CategoryMappingEntity).findBy({ storeId });
    return new Map(
      rows.map(
        ({
          categoryId,
          wooCommerceCategoryId: storeCategoryId,
          confirmed,
          picture,
          attachments,
        }) => [
          categoryId,
          { storeId, categoryId, storeCategoryId, confirmed, picture, attachments },
        ],
      ),
    );
  }

  override async keep({
    storeId,
    categoryId,
    storeCategoryId,
    confirmed,
  }: CategoryText): Promise<boolean> {
    const kept = await retrying(() =>
      this.database.query<unknown[]>(KEEP, [
        storeId,
        categoryId,
        storeCategoryId,
        toJsonb(confirmed),
      ]),
    );
    return kept.length === 1;
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
