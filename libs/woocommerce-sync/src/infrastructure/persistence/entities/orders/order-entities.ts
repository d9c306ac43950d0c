import { OrderCheckEntity } from './order-check.entity';
import { OrderCommandEntity } from './order-command.entity';
import { OrderLineEntity } from './order-line.entity';
import { OrderPullEntity } from './order-pull.entity';
import { OrderStateEntity } from './order-state.entity';
import { OrderEntity } from './order.entity';
import { OutboxEntity } from './outbox.entity';

/** Tables of orders. */
export const ORDER_ENTITIES = [
  OrderEntity,
  OrderStateEntity,
  OrderLineEntity,
  OrderCommandEntity,
  OrderCheckEntity,
  OrderPullEntity,
  OutboxEntity,
];
