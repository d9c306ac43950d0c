import { Module } from '@nestjs/common';
import { AttributeSync } from '../../application/lane/categories/attribute-sync';
import { CategoryDelivery } from '../../application/lane/categories/category-delivery';
import { CategoryPlacing } from '../../application/lane/categories/category-placing';
import { CategoryRecord } from '../../application/lane/categories/category-record';
import { CategorySync } from '../../application/lane/categories/category-sync';
import { CategoryWriting } from '../../application/lane/categories/category-writing';
import { TermSync } from '../../application/lane/categories/term-sync';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { SendingModule } from './sending.module';

/** Categories, and the attributes, tags and brands that products need. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SendingModule],
  providers: [
    CategoryDelivery,
    CategorySync,
    CategoryPlacing,
    CategoryRecord,
    CategoryWriting,
    AttributeSync,
    TermSync,
  ],
  exports: [CategoryDelivery, CategorySync, AttributeSync, TermSync],
})
export class CategoriesModule {}
