import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Taxonomy } from '../../../../domain/fields/desired-terms';

/** Which tag or brand of a shop has this name; `wc_term_mappings`. */
@Entity('wc_term_mappings')
export class TermMappingEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_term_mappings',
  })
  storeId!: string;

  @PrimaryColumn('varchar', { length: 20, primaryKeyConstraintName: 'pk_wc_term_mappings' })
  taxonomy!: Taxonomy;

  /** Caseless, as the shop compares these names. */
  @PrimaryColumn('varchar', { length: 200, primaryKeyConstraintName: 'pk_wc_term_mappings' })
  name!: string;

  @Column('integer', { name: 'woo_commerce_term_id' })
  wooCommerceTermId!: number;
}
