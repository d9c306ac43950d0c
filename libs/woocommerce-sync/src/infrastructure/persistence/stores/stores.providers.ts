import type { ClassProvider } from '@nestjs/common';
import { StoreRepository } from '../../../domain/stores/store.repository';
import { TypeOrmStoreRepository } from './typeorm-store.repository';

/** The repositories of stores. */
export const STORE_REPOSITORIES: readonly ClassProvider[] = [
  { provide: StoreRepository, useClass: TypeOrmStoreRepository },
];
