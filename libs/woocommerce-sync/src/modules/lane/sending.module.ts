import { Module } from '@nestjs/common';
import { Isolation } from '../../application/lane/products/isolation';
import { ReusedIds } from '../../application/lane/adoption/reused-ids';
import { AuditedCall } from '../../application/lane/audited-call';
import { IdentityHandover } from '../../application/lane/sending/identity-handover';
import { KeptAttributes } from '../../application/lane/shop-edits/kept-attributes';
import { ManualOffers } from '../../application/lane/shop-edits/manual-offers';
import { ShopEdits } from '../../application/lane/shop-edits/shop-edits';
import { BatchSender } from '../../application/lane/sending/batch-sender';
import { SecondTries } from '../../application/lane/sending/second-tries';
import { DifferenceCapability } from '../../application/lane/stock/difference-capability';
import { StockDifferences } from '../../application/lane/stock/stock-differences';
import { StockSending } from '../../application/lane/stock/stock-sending';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { StockModule } from '../orders/stock.module';

/**
 * The calls that write to a shop: written down before they leave, packed, halved where one is not
 * taken.
 */
@Module({
  imports: [PersistenceModule, ConnectionsModule, StockModule],
  providers: [
    AuditedCall,
    BatchSender,
    IdentityHandover,
    SecondTries,
    StockSending,
    StockDifferences,
    DifferenceCapability,
    ManualOffers,
    KeptAttributes,
    ShopEdits,
    ReusedIds,
    Isolation,
  ],
  exports: [
    AuditedCall,
    SecondTries,
    StockSending,
    IdentityHandover,
    ManualOffers,
    ShopEdits,
    ReusedIds,
    Isolation,
  ],
})
export class SendingModule {}
