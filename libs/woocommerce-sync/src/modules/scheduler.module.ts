import { Module } from '@nestjs/common';
import { FoldFlows } from '../application/use-cases/scheduled/fold-flows.use-case';
import { ScheduledTicks } from '../infrastructure/queue/jobs/scheduled-ticks';
import { TICK_QUEUES } from '../infrastructure/queue/jobs/tick-queues';
import { ApprovalTrialJob } from '../infrastructure/schedule/approval-trial.job';
import { FlowFoldJob } from '../infrastructure/schedule/flow-fold.job';
import { HistoryPruneJob } from '../infrastructure/schedule/history-prune.job';
import { LeaseSweepJob } from '../infrastructure/schedule/lease-sweep.job';
import { StoreRemovalJob } from '../infrastructure/schedule/store-removal.job';
import { StoreRulesJob } from '../infrastructure/schedule/store-rules.job';
import { StoreWatchJob } from '../infrastructure/schedule/store-watch.job';
import { PersistenceModule } from '../infrastructure/persistence/persistence.module';
import { ConnectionsModule } from './connections.module';
import { OperatingModule } from './operating.module';
import { StoresModule } from './stores.module';

/** Starts by the clock what nobody asks for. */
@Module({
  imports: [PersistenceModule, ConnectionsModule, OperatingModule, StoresModule],
  providers: [
    LeaseSweepJob,
    HistoryPruneJob,
    FoldFlows,
    FlowFoldJob,
    StoreWatchJob,
    StoreRemovalJob,
    ApprovalTrialJob,
    StoreRulesJob,
    ScheduledTicks,
    TICK_QUEUES,
  ],
})
export class SchedulerModule {}
