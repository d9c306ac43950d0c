import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OwnSettings, StoreState } from '../../../../domain/stores/store';
import type { Leaving } from '../../../../domain/stores/store.repository';

/** A shop that is data; its credentials are sealed. `wc_stores`. */
@Entity('wc_stores')
@Index('uq_wc_stores_shop', ['shopKey'], { unique: true })
export class StoreEntity {
  @PrimaryColumn('varchar', { length: 64, primaryKeyConstraintName: 'pk_wc_stores' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  url!: string;

  /** By what two addresses are the same shop's. */
  @Column('text', { name: 'shop_key' })
  shopKey!: string;

  @Column('varchar', { length: 8 })
  state!: StoreState;

  /** How it leaves; null unless it does. */
  @Column('varchar', { length: 8, nullable: true })
  leaving!: Leaving | null;

  @Column('jsonb', { default: {} })
  settings!: OwnSettings;

  /** The settings by which it last took changes in; null for a draft that never did. */
  @Column('jsonb', { name: 'rules_in_force', nullable: true })
  rulesInForce!: OwnSettings | null;

  @Column('text', { name: 'sealed_key', nullable: true })
  sealedKey!: string | null;

  @Column('text', { name: 'sealed_secret', nullable: true })
  sealedSecret!: string | null;

  /** Since when new rules wait to be brought to every product; null for none. */
  @Column('timestamptz', { name: 'rules_changed_at', nullable: true })
  rulesChangedAt!: Date | null;

  /** Whether the full sync that brings them takes the place of a forced one. */
  @Column('boolean', { name: 'rules_forced', default: false })
  rulesForced!: boolean;

  /** Of the whole table, so that processes notice a change. */
  @Column('bigint', { default: () => "nextval('wc_store_revisions')" })
  revision!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'wc_now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'changed_at', default: () => 'wc_now()' })
  changedAt!: Date;
}
