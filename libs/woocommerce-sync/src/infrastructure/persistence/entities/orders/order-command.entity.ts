import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type {
  OrderCommandBody,
  OrderCommandKind,
} from '../../../../domain/orders/commands/order-command';

/** Something that the ERP has said of an order. `wc_order_commands`. */
@Entity('wc_order_commands')
@Index('uq_wc_order_commands', ['storeId', 'orderId', 'kind', 'commandId'], { unique: true })
@Index('idx_wc_order_commands_done', ['doneAt'], { where: `"state" = 'done'` })
export class OrderCommandEntity {
  /** In the order of their arrival. */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_wc_order_commands',
  })
  id!: string;

  @Column('varchar', { name: 'store_id', length: 64 })
  storeId!: string;

  /** The shop's own id. */
  @Column('integer', { name: 'order_id' })
  orderId!: number;

  @Column('varchar', { length: 10 })
  kind!: OrderCommandKind;

  /** The same on every repeat. */
  @Column('varchar', { name: 'command_id', length: 200 })
  commandId!: string;

  @Column('jsonb')
  body!: OrderCommandBody;

  /** `waiting`, `done`, or `failed`, which is tried again with its item. */
  @Column('varchar', { length: 10, default: 'waiting' })
  state!: 'waiting' | 'done' | 'failed';

  @Column('varchar', { name: 'error_code', length: 64, nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;

  @Column('timestamptz', { name: 'received_at', default: () => 'wc_now()' })
  receivedAt!: Date;

  /** When a call for it left; null where none did, or where it did nothing. */
  @Column('timestamptz', { name: 'called_at', nullable: true })
  calledAt!: Date | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;
}
