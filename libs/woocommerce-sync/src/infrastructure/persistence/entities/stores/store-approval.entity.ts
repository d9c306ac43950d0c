import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApprovalState } from '../../../../domain/stores/approval';

/** The latest asking of a shop’s owner for keys. `wc_store_approvals`. */
@Entity('wc_store_approvals')
@Index('uq_wc_store_approvals_token', ['tokenDigest'], { unique: true })
export class StoreApprovalEntity {
  @PrimaryColumn('varchar', {
    name: 'store_id',
    length: 64,
    primaryKeyConstraintName: 'pk_wc_store_approvals',
  })
  storeId!: string;

  @Column('text', { name: 'token_digest' })
  tokenDigest!: string;

  @Column('varchar', { length: 16 })
  state!: Exclude<ApprovalState, 'expired'>;

  @Column('text', { name: 'asked_by' })
  askedBy!: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  /** Sealed, while they are to be tried. */
  @Column('text', { name: 'sealed_key', nullable: true })
  sealedKey!: string | null;

  @Column('text', { name: 'sealed_secret', nullable: true })
  sealedSecret!: string | null;

  /** Until when nobody else tries them. */
  @Column('timestamptz', { name: 'trying_until', nullable: true })
  tryingUntil!: Date | null;

  @Column('text', { nullable: true })
  problem!: string | null;
}
