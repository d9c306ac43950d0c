import type { ClassProvider } from '@nestjs/common';
import { FlowRepository } from '../../../domain/flows/flow.repository';
import { StandingRepository } from '../../../domain/overview/standing.repository';
import { ProgressRepository } from '../../../domain/live/progress.repository';
import { RunListRepository } from '../../../domain/live/run-list.repository';
import { ProcessRepository } from '../../../domain/processes/process.repository';
import { TypeOrmFlowRepository } from './typeorm-flow.repository';
import { TypeOrmProgressRepository } from './typeorm-progress.repository';
import { TypeOrmProcessRepository } from './typeorm-process.repository';
import { TypeOrmRunListRepository } from './typeorm-run-list.repository';
import { TypeOrmStandingRepository } from './typeorm-standing.repository';

/** The repositories of what the operator's page shows, and nothing else needs. */
export const PAGE_REPOSITORIES: readonly ClassProvider[] = [
  { provide: FlowRepository, useClass: TypeOrmFlowRepository },
  { provide: ProcessRepository, useClass: TypeOrmProcessRepository },
  { provide: ProgressRepository, useClass: TypeOrmProgressRepository },
  { provide: RunListRepository, useClass: TypeOrmRunListRepository },
  { provide: StandingRepository, useClass: TypeOrmStandingRepository },
];
