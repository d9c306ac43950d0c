import { Module } from '@nestjs/common';
import { CategoryPictureDelivery } from '../../application/lane/pictures/category-picture-delivery';
import { PictureDelivery } from '../../application/lane/pictures/picture-delivery';
import { PictureUpload } from '../../application/lane/pictures/picture-upload';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { ProductsModule } from './products.module';
import { SendingModule } from './sending.module';

/** Pictures of products, variants and categories. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SendingModule, ProductsModule],
  providers: [PictureDelivery, PictureUpload, CategoryPictureDelivery],
  exports: [PictureDelivery, CategoryPictureDelivery],
})
export class PicturesModule {}
