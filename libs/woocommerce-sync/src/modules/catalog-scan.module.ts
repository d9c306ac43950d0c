import { Module } from '@nestjs/common';
import { CatalogScan } from '../application/full-sync/scan/catalog-scan';
import { KnownReferences } from '../application/full-sync/scan/known-references';
import { ScannedReferences } from '../application/full-sync/scan/scanned-references';
import { CategoryScan } from '../application/full-sync/scan/category-scan';
import { StoreCurrency } from '../application/lane/references/store-currency';
import { StoreChoices } from '../application/lane/references/store-choices';
import { ProductAdoption } from '../application/lane/adoption/product-adoption';
import { StockOffers } from '../application/stock/stock-offers';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from './connections.module';

/** Holds the whole catalogue of the ERP against what the shops last confirmed. */
@Module({
  imports: [PersistenceModule, ConnectionsModule],
  providers: [
    CatalogScan,
    ScannedReferences,
    KnownReferences,
    CategoryScan,
    StoreCurrency,
    StoreChoices,
    ProductAdoption,
    StockOffers,
  ],
  exports: [
    CatalogScan,
    CategoryScan,
    ScannedReferences,
    StoreCurrency,
    StoreChoices,
    ProductAdoption,
    StockOffers,
  ],
})
export class CatalogScanModule {}
