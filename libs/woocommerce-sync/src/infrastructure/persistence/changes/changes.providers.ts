import type { ClassProvider } from '@nestjs/common';
import { ShopValueRepository } from '../../../domain/changes/shop-value.repository';
import { TypeOrmShopValueRepository } from './typeorm-shop-value.repository';

/** The repository of what shops showed last. */
export const CHANGE_REPOSITORIES: readonly ClassProvider[] = [
  { provide: ShopValueRepository, useClass: TypeOrmShopValueRepository },
];
