import { Module } from '@nestjs/common';
import { CatalogScan } from '../application/full-sync/scan/catalog-scan';
import { KnownPlaces } from '../application/full-sync/scan/known-places';
import { ScannedPlaces } from '../application/full-sync/scan/scanned-places';
import { CategoryScan } from '../application/full-sync/scan/category-scan';
import { StoreCurrency } from '../application/lane/categories/store-currency';
import { StoreChoices } from '../application/lane/categories/store-choices';
import { ProductAdoption } from '../application/lane/adoption/product-adoption';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from './connections.module';

/** Holds the whole catalogue of the ERP against what the shops last confirmed. */
@Module({
  imports: [PersistenceModule, ConnectionsModule],
  providers: [
    CatalogScan,
    ScannedPlaces,
    KnownPlaces,
    CategoryScan,
    StoreCurrency,
    StoreChoices,
    ProductAdoption,
  ],
  exports: [CatalogScan, CategoryScan, StoreCurrency, StoreChoices, ProductAdoption],
})
export class CatalogScanModule {}
