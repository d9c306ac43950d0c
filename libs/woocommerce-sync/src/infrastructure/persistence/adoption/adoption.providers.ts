import type { ClassProvider } from '@nestjs/common';
import {
  AdoptionPairRepository,
  ForeignProductRepository,
} from '../../../domain/adoption/adoption-pair.repository';
import { AdoptionRunRepository } from '../../../domain/adoption/adoption-run.repository';
import { TypeOrmAdoptionPairRepository } from './typeorm-adoption-pair.repository';
import { TypeOrmAdoptionRunRepository } from './typeorm-adoption-run.repository';
import { TypeOrmForeignProductRepository } from './typeorm-foreign-product.repository';

/** The repositories of adoption. */
export const ADOPTION_REPOSITORIES: readonly ClassProvider[] = [
  { provide: AdoptionRunRepository, useClass: TypeOrmAdoptionRunRepository },
  { provide: AdoptionPairRepository, useClass: TypeOrmAdoptionPairRepository },
  { provide: ForeignProductRepository, useClass: TypeOrmForeignProductRepository },
];
