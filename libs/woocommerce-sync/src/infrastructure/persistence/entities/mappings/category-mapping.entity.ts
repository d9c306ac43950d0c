import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type {
  CategoryPicture,
  ConfirmedCategory,
} from '../../../../domain/catalog/category.repository';

/** Which category of a shop an ERP category is; `wc_category_mappings`. */
@Entity('wc_category_mappings')
@Unique('uq_wc_category_mappings_store', ['storeId', 'wooCommerceCategoryId'])
export class CategoryMappingEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_category_mappings',
  })
  storeId!: string;

  @PrimaryColumn('varchar', {
    name: 'category_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_category_mappings',
  })
  categoryId!: string;

  @Column('integer', { name: 'woo_commerce_category_id' })
  wooCommerceCategoryId!: number;

  @Column('jsonb')
  confirmed!: Partial<ConfirmedCategory>;

  @Column('jsonb', { default: { kind: 'untouched' } })
  picture!: CategoryPicture;

  @Column('jsonb', { default: {} })
  attachments!: Readonly<Record<string, number>>;

  @Column('timestamptz', { name: 'last_synced', default: () => 'wc_now()' })
  lastSynced!: Date;
}
