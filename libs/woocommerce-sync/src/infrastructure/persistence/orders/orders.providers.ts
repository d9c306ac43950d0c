import type { ClassProvider } from '@nestjs/common';
import { OrderRepository } from '../../../domain/orders/order.repository';
import { OrderCommandRepository } from '../../../domain/orders/commands/order-command';
import { OrderCheckRepository } from '../../../domain/orders/order-check.repository';
import { HeldStockRepository } from '../../../domain/stock/held-stock.repository';
import { StockCheckRepository } from '../../../domain/stock/stock-check.repository';
import { OrderHistoryRepository } from '../../../domain/orders/order-history.repository';
import { OutboxRepository } from '../../../domain/orders/outbox.repository';
import { AcknowledgementRepository } from '../../../domain/orders/acknowledgement.repository';
import { OrderPullRepository } from '../../../domain/orders/order-pull.repository';
import { TypeOrmOrderRepository } from './typeorm-order.repository';
import { TypeOrmOrderCommandRepository } from './commands/typeorm-order-command.repository';
import { TypeOrmHeldStockRepository } from '../stock/typeorm-held-stock.repository';
import { TypeOrmStockCheckRepository } from '../stock/typeorm-stock-check.repository';
import { TypeOrmOrderCheckRepository } from './typeorm-order-check.repository';
import { TypeOrmOrderHistoryRepository } from './typeorm-order-history.repository';
import { TypeOrmOutboxRepository } from './typeorm-outbox.repository';
import { TypeOrmAcknowledgementRepository } from './typeorm-acknowledgement.repository';
import { TypeOrmOrderPullRepository } from './typeorm-order-pull.repository';

/** The repositories of orders, and what follows from them. */
export const ORDER_REPOSITORIES: readonly ClassProvider[] = [
  { provide: OrderRepository, useClass: TypeOrmOrderRepository },
  { provide: OrderHistoryRepository, useClass: TypeOrmOrderHistoryRepository },
  { provide: OrderCommandRepository, useClass: TypeOrmOrderCommandRepository },
  { provide: HeldStockRepository, useClass: TypeOrmHeldStockRepository },
  { provide: StockCheckRepository, useClass: TypeOrmStockCheckRepository },
  { provide: OrderCheckRepository, useClass: TypeOrmOrderCheckRepository },
  { provide: OutboxRepository, useClass: TypeOrmOutboxRepository },
  { provide: AcknowledgementRepository, useClass: TypeOrmAcknowledgementRepository },
  { provide: OrderPullRepository, useClass: TypeOrmOrderPullRepository },
];
