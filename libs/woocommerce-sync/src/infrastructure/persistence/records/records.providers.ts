import type { ClassProvider } from '@nestjs/common';
import { FailureRepository } from '../../../domain/records/failure.repository';
import { ItemListRepository } from '../../../domain/records/item-list.repository';
import { MappingListRepository } from '../../../domain/records/mapping-list.repository';
import { ProductEventsRepository } from '../../../domain/records/product-events.repository';
import { SearchRepository } from '../../../domain/records/search.repository';
import { TimelineRepository } from '../../../domain/records/timeline.repository';
import { TypeOrmFailureRepository } from './typeorm-failure.repository';
import { TypeOrmItemListRepository } from './typeorm-item-list.repository';
import { TypeOrmMappingListRepository } from './typeorm-mapping-list.repository';
import { TypeOrmProductEventsRepository } from './typeorm-product-events.repository';
import { TypeOrmSearchRepository } from './typeorm-search.repository';
import { TypeOrmTimelineRepository } from './typeorm-timeline.repository';

/** What people look through: items, failures, mappings, what was told, and the search. */
export const RECORD_REPOSITORIES: readonly ClassProvider[] = [
  { provide: ItemListRepository, useClass: TypeOrmItemListRepository },
  { provide: FailureRepository, useClass: TypeOrmFailureRepository },
  { provide: SearchRepository, useClass: TypeOrmSearchRepository },
  { provide: MappingListRepository, useClass: TypeOrmMappingListRepository },
  { provide: ProductEventsRepository, useClass: TypeOrmProductEventsRepository },
  { provide: TimelineRepository, useClass: TypeOrmTimelineRepository },
];
