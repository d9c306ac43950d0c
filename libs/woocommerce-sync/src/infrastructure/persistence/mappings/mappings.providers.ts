import type { ClassProvider } from '@nestjs/common';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { AttributeRepository } from '../../../domain/catalog/attribute.repository';
import { TermRepository } from '../../../domain/catalog/term.repository';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import { CategoryRepository } from '../../../domain/catalog/category.repository';
import { TypeOrmProductMappingRepository } from './typeorm-product-mapping.repository';
import { TypeOrmAttributeRepository } from './typeorm-attribute.repository';
import { TypeOrmTermRepository } from './typeorm-term.repository';
import { TypeOrmStoreCapabilityRepository } from './typeorm-store-capability.repository';
import { TypeOrmCategoryRepository } from './typeorm-category.repository';

/** The repositories of what of the shop is what of the ERP. */
export const MAPPING_REPOSITORIES: readonly ClassProvider[] = [
  { provide: ProductMappingRepository, useClass: TypeOrmProductMappingRepository },
  { provide: AttributeRepository, useClass: TypeOrmAttributeRepository },
  { provide: TermRepository, useClass: TypeOrmTermRepository },
  { provide: StoreCapabilityRepository, useClass: TypeOrmStoreCapabilityRepository },
  { provide: CategoryRepository, useClass: TypeOrmCategoryRepository },
];
