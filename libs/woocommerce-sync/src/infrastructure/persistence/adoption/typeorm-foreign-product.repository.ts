import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ForeignProductRepository } from '../../../domain/adoption/adoption-pair.repository';

const FIND = `
  SELECT "store_product_id" AS "id" FROM "wc_foreign_products"
   WHERE "store_id" = $1 AND ($2::int[] IS NULL OR "store_product_id" = ANY($2))`;

/** What is not the ERP's, in PostgreSQL. */
@Injectable()
export class TypeOrmForeignProductRepository extends ForeignProductRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override findAll(storeId: string): Promise<ReadonlySet<number>> {
    return this.find(storeId, null);
  }

  override async findAmong(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<ReadonlySet<number>> {
    return storeProductIds.length === 0 ? new Set() : this.find(storeId, storeProductIds);
  }

  private async find(
    storeId: string,
    storeProductIds: readonly number[] | null,
  ): Promise<ReadonlySet<number>> {
    const rows = await this.database.query<{ id: number }[]>(FIND, [storeId, storeProductIds]);
    return new Set(rows.map(({ id }) => id));
  }
}
