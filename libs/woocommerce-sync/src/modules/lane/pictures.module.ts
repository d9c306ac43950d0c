import { Module } from '@nestjs/common';
import { CategoryImageFlight } from '../../application/lane/pictures/category-image-flight';
import { ImageFlight } from '../../application/lane/pictures/image-flight';
import { PictureUpload } from '../../application/lane/pictures/picture-upload';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { ProductsModule } from './products.module';
import { SendingModule } from './sending.module';

/** Pictures of products, variants and categories. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, SendingModule, ProductsModule],
  providers: [ImageFlight, PictureUpload, CategoryImageFlight],
  exports: [ImageFlight, CategoryImageFlight],
})
export class PicturesModule {}
