import { Module } from '@nestjs/common';
import { CatalogScan } from '../application/full-sync/catalog-scan';
import { CategoryScan } from '../application/full-sync/category-scan';
import { StoreCurrency } from '../application/lane/categories/store-currency';
import { StoreTaxClasses } from '../application/lane/categories/store-tax-classes';
import { ProductAdoption } from '../application/lane/adoption/product-adoption';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from './connections.module';

/** Holds the whole catalogue of the ERP against what the shops last confirmed. */
@Module({
  imports: [PersistenceModule, ConnectionsModule],
  providers: [CatalogScan, CategoryScan, StoreCurrency, StoreTaxClasses, ProductAdoption],
  exports: [CatalogScan, CategoryScan, StoreCurrency, StoreTaxClasses, ProductAdoption],
})
export class CatalogScanModule {}
