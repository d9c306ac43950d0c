import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Which global attribute of a shop has this name, and which of its options are known to exist;
 * `wc_attribute_mappings`.
 */
@Entity('wc_attribute_mappings')
export class AttributeMappingEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_attribute_mappings',
  })
  storeId!: string;

  /** Folded, as the shop compares names. */
  @PrimaryColumn('varchar', { length: 200, primaryKeyConstraintName: 'pk_wc_attribute_mappings' })
  name!: string;

  @Column('integer', { name: 'woo_commerce_attribute_id' })
  wooCommerceAttributeId!: number;

  @Column('jsonb', { default: [] })
  options!: readonly string[];
}
