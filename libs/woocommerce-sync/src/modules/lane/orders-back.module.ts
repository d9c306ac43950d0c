import { Module } from '@nestjs/common';
import { FulfilmentCapability } from '../../application/lane/orders/fulfilment-capability';
import { OrderCall } from '../../application/lane/orders/order-call';
import { OrderDelivery } from '../../application/lane/orders/order-delivery';
import { OrderFollowing } from '../../application/lane/orders/order-following';
import { OrderRefunding } from '../../application/lane/orders/order-refunding';
import { OrderShipping } from '../../application/lane/orders/order-shipping';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { OrdersModule } from '../orders/orders.module';
import { SendingModule } from './sending.module';

/** What the ERP says of orders, on its way to the shop. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SendingModule, OrdersModule],
  providers: [
    OrderDelivery,
    OrderFollowing,
    OrderShipping,
    OrderRefunding,
    OrderCall,
    FulfilmentCapability,
  ],
  exports: [OrderDelivery],
})
export class OrdersBackModule {}
