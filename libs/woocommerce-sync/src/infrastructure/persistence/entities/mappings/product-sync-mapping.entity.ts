import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { AttributeIdentity } from '../../../../domain/catalog/attribute-identity';
import type {
  ConfirmedFields,
  MappingStatus,
  Problems,
} from '../../../../domain/mapping/mapping-state';

/**
 * Which shop product an ERP product is, and what the shop last confirmed of it;
 * `wc_product_sync_mappings`.
 */
@Entity('wc_product_sync_mappings')
@Index('idx_wc_product_sync_mappings_parent', ['storeId', 'parentProductId'], {
  where: `"parent_product_id" IS NOT NULL`,
})
@Index('idx_wc_product_sync_mappings_sku', ['storeId', 'searchSku'])
@Index('idx_wc_product_sync_mappings_prefix', ['storeId', 'internalProductId'])
@Unique('uq_wc_product_sync_mappings_internal', ['storeId', 'internalProductId'])
@Unique('uq_wc_product_sync_mappings_store', ['storeId', 'wooCommerceProductId'])
export class ProductSyncMappingEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_wc_product_sync_mappings' })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { name: 'internal_product_id', length: 64 })
  internalProductId!: string;

  @Column('integer', { name: 'woo_commerce_product_id' })
  wooCommerceProductId!: number;

  @Index('idx_wc_product_sync_mappings_synced', { type: 'brin' })
  @Column('timestamptz', { name: 'last_synced' })
  lastSynced!: Date;

  @Index('idx_wc_product_sync_mappings_status')
  @Column('varchar', { name: 'sync_status', length: 20 })
  syncStatus!: MappingStatus;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;

  /** What is known to be wrong, by what it is about. */
  @Column('jsonb', { default: {} })
  problems!: Problems;

  @Column('bigint', { name: 'erp_version', default: 0 })
  erpVersion!: string;

  @Column('jsonb', { default: {} })
  confirmed!: ConfirmedFields;

  @Column('jsonb', { default: {} })
  attachments!: Readonly<Record<string, number>>;

  /** The product whose variant it is; null for a product. */
  @Column('varchar', { name: 'parent_product_id', length: 64, nullable: true })
  parentProductId!: string | null;

  @Column('jsonb', { name: 'written_sales', default: [] })
  writtenSales!: readonly string[];

  @Column('jsonb', { name: 'written_attributes', default: [] })
  writtenAttributes!: readonly AttributeIdentity[];

  @Column('boolean', { name: 'images_due', default: false })
  imagesDue!: boolean;

  /** The confirmed SKU as it is searched. */
  @Column('text', { name: 'search_sku', nullable: true })
  searchSku!: string | null;

  /** The words of the confirmed name, alike. */
  @Column('text', { name: 'search_name', nullable: true })
  searchName!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'wc_now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'wc_now()' })
  updatedAt!: Date;
}
