import { Module } from '@nestjs/common';
import { AttributeSync } from '../../application/lane/references/attribute-sync';
import { ProductReferences } from '../../application/lane/references/product-references';
import { TermSync } from '../../application/lane/references/term-sync';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { CatalogScanModule } from '../catalog-scan.module';
import { ConnectionsModule } from '../connections.module';
import { CategoriesModule } from './categories.module';
import { SendingModule } from './sending.module';

/** What products refer to in a shop: categories, attributes, tags, brands, entries of lists. */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    CatalogScanModule,
    SendingModule,
    CategoriesModule,
  ],
  providers: [AttributeSync, TermSync, ProductReferences],
  exports: [ProductReferences],
})
export class ReferencesModule {}
