import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ShopValue, WatchedField } from '../../../../domain/changes/product-change';

const KEY = 'pk_wc_shop_values';

/**
 * What the shop showed last of one field of one product or variation, and how many changes of it
 * were told. `wc_shop_values`.
 */
@Entity('wc_shop_values')
export class ShopValueEntity {
  @PrimaryColumn('varchar', { name: 'store_id', length: 64, primaryKeyConstraintName: KEY })
  storeId!: string;

  @PrimaryColumn('integer', { name: 'store_product_id', primaryKeyConstraintName: KEY })
  storeProductId!: number;

  @PrimaryColumn('varchar', { length: 32, primaryKeyConstraintName: KEY })
  field!: WatchedField;

  /** The ERP's id of the product or variant. */
  @Column('varchar', { name: 'subject_id', length: 64 })
  subjectId!: string;

  /** Long texts in part. */
  @Column('jsonb')
  value!: ShopValue;

  @Column('varchar', { length: 32 })
  digest!: string;

  /** Digest of what was confirmed by then; `''` for nothing. */
  @Column('varchar', { length: 32 })
  written!: string;

  @Column('integer', { name: 'told_version' })
  version!: number;

  /** When the reading began. */
  @Column('timestamptz', { name: 'seen_at' })
  seenAt!: Date;
}
