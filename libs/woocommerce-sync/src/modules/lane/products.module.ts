import { Module } from '@nestjs/common';
import { ProductLoading } from '../../application/lane/products/product-loading';
import { ProductDelivery } from '../../application/lane/products/product-delivery';
import { ProductEnding } from '../../application/lane/products/product-ending';
import { ProductPlanning } from '../../application/lane/products/product-planning';
import { ProductResults } from '../../application/lane/products/product-results';
import { ProductSending } from '../../application/lane/products/product-sending';
import { ReplacedProducts } from '../../application/lane/adoption/replaced-products';
import { TakeDown } from '../../application/lane/products/take-down';
import { UnmappedProducts } from '../../application/lane/adoption/unmapped-products';
import { ShownStanding } from '../../application/lane/products/shown-standing';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { CatalogScanModule } from '../catalog-scan.module';
import { ConnectionsModule } from '../connections.module';
import { ReferencesModule } from './references.module';
import { SendingModule } from './sending.module';
import { VariantsModule } from './variants.module';

/** Products: what the ERP says of them, what the shop has, and what is to be written. */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    CatalogScanModule,
    SendingModule,
    ReferencesModule,
    VariantsModule,
  ],
  providers: [
    ProductLoading,
    UnmappedProducts,
    ProductPlanning,
    ReplacedProducts,
    ShownStanding,
    TakeDown,
    ProductSending,
    ProductResults,
    ProductEnding,
    ProductDelivery,
  ],
  exports: [ProductLoading, ReplacedProducts, ProductDelivery],
})
export class ProductsModule {}
