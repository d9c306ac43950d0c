import type { ClassProvider } from '@nestjs/common';
import { SyncRunRepository } from '../../../domain/runs/sync-run';
import { RunScanRepository } from '../../../domain/runs/run-scan.repository';
import { WatermarkRepository } from '../../../domain/runs/watermark.repository';
import { TypeOrmSyncRunRepository } from './typeorm-sync-run.repository';
import { TypeOrmRunScanRepository } from './typeorm-run-scan.repository';
import { TypeOrmWatermarkRepository } from './typeorm-watermark.repository';

/** The repositories of full syncs and watermarks. */
export const RUN_REPOSITORIES: readonly ClassProvider[] = [
  { provide: SyncRunRepository, useClass: TypeOrmSyncRunRepository },
  { provide: RunScanRepository, useClass: TypeOrmRunScanRepository },
  { provide: WatermarkRepository, useClass: TypeOrmWatermarkRepository },
];
