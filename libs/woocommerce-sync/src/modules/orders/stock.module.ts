import { Module } from '@nestjs/common';
import { StockCounters } from '../../application/ports/stock-counters.port';
import { RecentOrders } from '../../application/stock/recent-orders';
import { StockAccounting } from '../../application/stock/stock-accounting';
import { StockUpkeep } from '../../application/stock/stock-upkeep';
import { StockMetrics } from '../../infrastructure/metrics/stock-metrics';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { OrdersModule } from './orders.module';
import { SignalsModule } from '../signals.module';

/** Accounts for stock that was written. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SignalsModule, OrdersModule],
  providers: [
    RecentOrders,
    StockAccounting,
    StockUpkeep,
    { provide: StockCounters, useClass: StockMetrics },
  ],
  exports: [RecentOrders, StockAccounting, StockUpkeep],
})
export class StockModule {}
