import { Module } from '@nestjs/common';
import { ErpProductReading } from '../../application/records/erp-product-reading';
import { PictureSource } from '../../application/records/picture-source.port';
import { ProductSidesReading } from '../../application/records/product-sides';
import { AdoptMapping } from '../../application/use-cases/records/adopt-mapping.use-case';
import { ExplainPrice } from '../../application/use-cases/records/explain-price.use-case';
import { ReadPicture } from '../../application/use-cases/records/read-picture.use-case';
import { ReadProduct } from '../../application/use-cases/records/read-product.use-case';
import { ReadTimeline } from '../../application/use-cases/records/read-timeline.use-case';
import { ListFailures } from '../../application/use-cases/records/list-failures.use-case';
import { ListItems } from '../../application/use-cases/records/list-items.use-case';
import { ListMappings } from '../../application/use-cases/records/list-mappings.use-case';
import { ListProductEvents } from '../../application/use-cases/records/list-product-events.use-case';
import { SearchEverywhere } from '../../application/use-cases/records/search-everywhere.use-case';
import { SettleFailures } from '../../application/use-cases/records/settle-failures.use-case';
import { UnlinkMapping } from '../../application/use-cases/records/unlink-mapping.use-case';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { HttpPictureSource } from '../../infrastructure/http/http-picture-source';
import { AuditModule } from '../audit.module';
import { CatalogScanModule } from '../catalog-scan.module';
import { ConnectionsModule } from '../connections.module';
import { OperatingModule } from '../operating.module';
import { SignalsModule } from '../signals.module';
import { StoresModule } from '../stores.module';

const USE_CASES = [
  ListItems,
  ListFailures,
  SettleFailures,
  SearchEverywhere,
  ListMappings,
  AdoptMapping,
  UnlinkMapping,
  ListProductEvents,
  ReadProduct,
  ReadTimeline,
  ExplainPrice,
  ReadPicture,
];

/** What people look through, and what they do about it. */
@Module({
  imports: [
    PersistenceModule,
    ConnectionsModule,
    SignalsModule,
    AuditModule,
    OperatingModule,
    StoresModule,
    CatalogScanModule,
  ],
  providers: [
    ...USE_CASES,
    ErpProductReading,
    ProductSidesReading,
    { provide: PictureSource, useClass: HttpPictureSource },
  ],
  exports: USE_CASES,
})
export class RecordsModule {}
