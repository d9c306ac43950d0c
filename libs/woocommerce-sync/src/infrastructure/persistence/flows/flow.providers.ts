import type { ClassProvider } from '@nestjs/common';
import { FlowRepository } from '../../../domain/flows/flow.repository';
import { TypeOrmFlowRepository } from './typeorm-flow.repository';

/** The repositories of what the operator's page shows, and nothing else needs. */
export const PAGE_REPOSITORIES: readonly ClassProvider[] = [
  { provide: FlowRepository, useClass: TypeOrmFlowRepository },
];
