import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ProblemMappers, RawBodyRoutes, type PlatformSettings } from '@cypher/platform';
import { WooCommerceProblemMapper } from './api/woocommerce-problem.mapper';
import { CheckStores } from './application/use-cases/doctor/check-stores.use-case';
import { ReportConnections } from './application/use-cases/operating/report-connections.use-case';
import { WEBHOOKS_PATH } from './application/ports/webhooks/webhook-address.port';
import { WatchWebhooks } from './application/use-cases/webhooks/watch-webhooks.use-case';
import { connectEvents } from './infrastructure/events/connect-events';
import { armKillPoint } from './infrastructure/faults/kill-switch';
import { serveQueues } from './infrastructure/queue/board/serve-queues';
import { QueueModule } from './infrastructure/queue/queue.module';
import { ApiModule } from './modules/api.module';
import { EventsInModule } from './modules/events-in.module';
import { FullSyncModule } from './modules/full-sync.module';
import { IntakeModule } from './modules/intake.module';
import { LaneModule } from './modules/lane/lane.module';
import { OperatingModule } from './modules/operating.module';
import { OrdersModule } from './modules/orders/orders.module';
import { ProcessesModule } from './modules/overview/processes.module';
import { SchedulerModule } from './modules/scheduler.module';
import { WorkerModule } from './modules/lane/worker.module';
import { WooCommerceSyncSettings } from './woocommerce-sync.settings';

/**
 * Keeps WooCommerce shops equal to the ERP. Each capability is a module of its own in `modules/`;
 * what a process does is said by which of them its roles bring in.
 */
@Module({})
export class WooCommerceSyncModule {
  /** The module with what the process's roles need. */
  static forRoot(platform: PlatformSettings): DynamicModule {
    const worksOrTicks = platform.has('worker') || platform.has('scheduler');
    return {
      module: WooCommerceSyncModule,
      imports: [
        QueueModule.forRoot(platform),
        ...(worksOrTicks ? [ScheduleModule.forRoot()] : []),
        IntakeModule,
        FullSyncModule,
        OrdersModule,
        OperatingModule,
        ProcessesModule,
        ...(platform.has('api') ? [ApiModule] : []),
        ...(platform.has('events') ? [EventsInModule] : []),
        ...(platform.has('worker') ? [LaneModule, WorkerModule] : []),
        ...(platform.has('scheduler') ? [SchedulerModule] : []),
      ],
    };
  }

  constructor(problems: ProblemMappers, rawBodies: RawBodyRoutes) {
    problems.register(new WooCommerceProblemMapper());
    // Signatures are of bytes.
    rawBodies.add(`/${WEBHOOKS_PATH}/`);
  }

  /**
   * Says in the log whether the shops and the ERP answer; for whoever has just set their addresses
   * and keys.
   */
  static async reportConnections(app: INestApplication): Promise<void> {
    await app.get(ReportConnections).execute();
  }

  /**
   * Looks after the shops' webhooks for the first time; once this service can be reached, since a
   * shop greets it for each that is made. For a process with the role `worker`.
   */
  static async watchWebhooks(app: INestApplication): Promise<void> {
    await app.get(WatchWebhooks, { strict: false }).executeForAllStores();
  }

  /**
   * Checks the shops that were not checked for a day, or never. For a process with the role
   * `worker`.
   */
  static async checkStores(app: INestApplication): Promise<void> {
    await app.get(CheckStores, { strict: false }).executeForAllStores();
  }

  /** Lets the application listen to the ERP's events. */
  static connectEvents(app: INestApplication, platform: PlatformSettings): void {
    connectEvents(app, platform);
  }

  /** Shows the queues to admins, at `/queues`; to be called before the application listens. */
  static serveQueues(app: INestApplication): void {
    serveQueues(app);
  }

  /** Arms the kill point of the settings, where there is one; before the application is started. */
  static armKillPoint(app: INestApplication): void {
    const { KILL_POINT: order } = app.get(WooCommerceSyncSettings);
    if (order !== undefined) armKillPoint(app, order);
  }
}
