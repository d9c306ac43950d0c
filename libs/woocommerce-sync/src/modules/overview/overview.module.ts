import { Module } from '@nestjs/common';
import { LiveController } from '../../api/live/live.controller';
import { LiveStreams } from '../../api/live/live-streams';
import { OverviewController } from '../../api/overview/overview.controller';
import { RunsController } from '../../api/overview/runs.controller';
import { ProcessesController } from '../../api/overview/processes.controller';
import { LivePolls } from '../../application/live/live-polls';
import { WatchRuns } from '../../application/live/watch-runs';
import { LastDifferences } from '../../application/overview/last-differences';
import { SideStandingsReader } from '../../application/overview/side-standings';
import { FindRun } from '../../application/use-cases/overview/find-run.use-case';
import { ListProcesses } from '../../application/use-cases/overview/list-processes.use-case';
import {
  OverviewReadings,
  ReadOverview,
} from '../../application/use-cases/overview/read-overview.use-case';
import { ListRuns } from '../../application/use-cases/overview/list-runs.use-case';
import { ReadSeries } from '../../application/use-cases/overview/read-series.use-case';
import { PersistenceModule } from '../../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from '../connections.module';
import { OperatingModule } from '../operating.module';
import { StoresModule } from '../stores.module';

/** What the operator’s page shows first, and what it watches; with its routes. */
@Module({
  controllers: [OverviewController, ProcessesController, RunsController, LiveController],
  imports: [PersistenceModule, ConnectionsModule, OperatingModule, StoresModule],
  providers: [
    LastDifferences,
    SideStandingsReader,
    OverviewReadings,
    ReadOverview,
    ReadSeries,
    ListProcesses,
    ListRuns,
    FindRun,
    WatchRuns,
    LivePolls,
    LiveStreams,
  ],
})
export class OverviewModule {}
