import { Module } from '@nestjs/common';
import { AfterPull } from '../../application/orders/after-pull';
import { HeldStock } from '../../application/stock/held-stock';
import { OrderAcknowledgement } from '../../application/orders/order-acknowledgement';
import { OrderIntake } from '../../application/orders/order-intake';
import { OrderProgress } from '../../application/orders/order-progress';
import { OrderPullTurn } from '../../application/orders/order-pull-turn';
import { OrderReading } from '../../application/orders/order-reading';
import { RefundReading } from '../../application/orders/refund-reading';
import { TakenOrders } from '../../application/orders/taken-orders';
import { CheckOrders } from '../../application/use-cases/orders/check-orders.use-case';
import { FindOrder } from '../../application/use-cases/orders/find-order.use-case';
import { ListOrders } from '../../application/use-cases/orders/list-orders.use-case';
import { ListPulledOrders } from '../../application/use-cases/orders/list-pulled-orders.use-case';
import { ReadOrders } from '../../application/use-cases/orders/read-orders.use-case';
import { PullOrdersNow } from '../../application/use-cases/orders/pull-orders-now.use-case';
import { PullOrders } from '../../application/use-cases/orders/pull-orders.use-case';
import { RepublishOrder } from '../../application/use-cases/orders/republish-order.use-case';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { AuditModule } from '../audit.module';
import { ConnectionsModule } from '../connections.module';
import { IntakeModule } from '../intake.module';
import { SignalsModule } from '../signals.module';

/** Brings orders from the shops to the ERP. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, AuditModule, IntakeModule],
  providers: [
    PullOrders,
    PullOrdersNow,
    ReadOrders,
    CheckOrders,
    ListOrders,
    ListPulledOrders,
    FindOrder,
    RepublishOrder,
    HeldStock,
    OrderIntake,
    TakenOrders,
    RefundReading,
    OrderPullTurn,
    OrderReading,
    OrderProgress,
    OrderAcknowledgement,
    AfterPull,
  ],
  exports: [
    PullOrders,
    PullOrdersNow,
    ReadOrders,
    CheckOrders,
    ListOrders,
    ListPulledOrders,
    FindOrder,
    RepublishOrder,
    HeldStock,
    OrderIntake,
    AfterPull,
  ],
})
export class OrdersModule {}
