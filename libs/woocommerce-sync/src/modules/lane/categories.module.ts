import { Module } from '@nestjs/common';
import { CategoryDelivery } from '../../application/lane/categories/category-delivery';
import { CategoryPlacing } from '../../application/lane/categories/category-placing';
import { KnownCategories } from '../../application/lane/categories/known-categories';
import { CategorySync } from '../../application/lane/categories/category-sync';
import { CategoryWriting } from '../../application/lane/categories/category-writing';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { SendingModule } from './sending.module';

/** Categories of the catalogue itself. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SendingModule],
  providers: [CategoryDelivery, CategorySync, CategoryPlacing, KnownCategories, CategoryWriting],
  exports: [CategoryDelivery, CategorySync],
})
export class CategoriesModule {}
