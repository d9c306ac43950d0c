import type { ClassProvider } from '@nestjs/common';
import { DriftFindingRepository } from '../../../domain/drift/drift-finding.repository';
import { DriftRunRepository } from '../../../domain/drift/drift-run.repository';
import { TypeOrmDriftFindingRepository } from './typeorm-drift-finding.repository';
import { TypeOrmDriftRunRepository } from './typeorm-drift-run.repository';

/** The repositories of comparisons with shops. */
export const DRIFT_REPOSITORIES: readonly ClassProvider[] = [
  { provide: DriftRunRepository, useClass: TypeOrmDriftRunRepository },
  { provide: DriftFindingRepository, useClass: TypeOrmDriftFindingRepository },
];
