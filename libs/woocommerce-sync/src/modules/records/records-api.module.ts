import { Module } from '@nestjs/common';
import { AuditFileController } from '../../api/records/audit-file.controller';
import { FailuresController } from '../../api/records/failures.controller';
import { ItemsController } from '../../api/records/items.controller';
import { MappingsController } from '../../api/records/mappings.controller';
import { ProductEventsController } from '../../api/records/product-events.controller';
import { ProductRecordsController } from '../../api/records/product-records.controller';
import { SearchController } from '../../api/records/search.controller';
import { OperatingModule } from '../operating.module';
import { RecordsModule } from './records.module';

/** The routes behind the lists of the operator's page. */
@Module({
  imports: [RecordsModule, OperatingModule],
  controllers: [
    ItemsController,
    FailuresController,
    SearchController,
    MappingsController,
    ProductEventsController,
    ProductRecordsController,
    AuditFileController,
  ],
})
export class RecordsApiModule {}
