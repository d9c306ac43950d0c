import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type {
  AdoptionCandidate,
  AdoptionDecision,
  AdoptionErpSide,
  AdoptionGroup,
  AdoptionReason,
  MatchedBy,
} from '../../../../domain/adoption/adoption-pair';

/** What a reading found of one product, with what was said of it; `wc_adoption_pairs`. */
@Entity('wc_adoption_pairs')
@Index('idx_wc_adoption_pairs_group', ['runId', 'group', 'id'])
@Index('idx_wc_adoption_pairs_run', ['runId', 'id'])
@Index('idx_wc_adoption_pairs_product', ['runId', 'productId'])
@Index('idx_wc_adoption_pairs_store', ['storeId'])
export class AdoptionPairEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_wc_adoption_pairs',
  })
  id!: string;

  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  @Column('varchar', { name: 'pair_group', length: 16 })
  group!: AdoptionGroup;

  @Column('varchar', { name: 'product_id', length: 64, nullable: true })
  productId!: string | null;

  @Column('varchar', { name: 'variant_id', length: 64, nullable: true })
  variantId!: string | null;

  /** Every product of the shop that it is about, ascending. */
  @Column('integer', { name: 'shop_ids', array: true })
  shopIds!: number[];

  @Column('jsonb', { nullable: true })
  erp!: AdoptionErpSide | null;

  @Column('jsonb', { nullable: true })
  shop!: AdoptionCandidate | null;

  @Column('jsonb', { default: [] })
  candidates!: readonly AdoptionCandidate[];

  @Column('varchar', { name: 'matched_by', length: 12, nullable: true })
  matchedBy!: MatchedBy | null;

  @Column('double precision', { nullable: true })
  score!: number | null;

  @Column('jsonb', { default: [] })
  reasons!: readonly AdoptionReason[];

  @Column('varchar', { length: 8, nullable: true })
  decision!: AdoptionDecision | null;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('text', { name: 'decision_reason', nullable: true })
  decisionReason!: string | null;
}
