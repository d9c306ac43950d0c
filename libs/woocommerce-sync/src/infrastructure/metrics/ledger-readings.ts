import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../application/ports/clock.port';
import { StoreClients } from '../../application/ports/store-client.port';
import {
  LaneRepository,
  type BacklogPart,
  type LaneStatus,
} from '../../domain/lane/lane.repository';

import { StoreCheckRepository, type KnownCheck } from '../../domain/doctor/store-check.repository';
import { HintRepository, type HintBacklog } from '../../domain/webhooks/hint.repository';
import { WebhookRepository, type WebhooksStanding } from '../../domain/webhooks/webhook.repository';

/** How long a reading serves: many gauges, and many scrapers, share one question to the ledger. */
const FRESH_MS = 5_000;

/** Where one store stands. */
export interface StoreReading {
  readonly store: string;
  readonly backlog: readonly BacklogPart[];
  readonly lane: LaneStatus;
  readonly webhooks: WebhooksStanding;
  readonly hints: HintBacklog;
  /** The last check of its shop; null where there was none. */
  readonly check: KnownCheck | null;
}

/** Reads how every store stands, for whoever scrapes; none where the ledger cannot be asked. */
@Injectable()
export class LedgerReadings {
  private readonly logger = new Logger(LedgerReadings.name);
  private reading: {
    readonly untilMs: number;
    readonly stores: Promise<readonly StoreReading[]>;
  } | null = null;

  constructor(
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
    private readonly webhooks: WebhookRepository,
    private readonly hints: HintRepository,
    private readonly checks: StoreCheckRepository,
  ) {}

  /** The stores, read anew after five seconds. Never rejects. */
  read(): Promise<readonly StoreReading[]> {
    const nowMs = this.clock.monotonicMs();
    if (this.reading === null || this.reading.untilMs <= nowMs) {
      this.reading = { untilMs: nowMs + FRESH_MS, stores: this.ask() };
    }
    return this.reading.stores;
  }

  private async ask(): Promise<readonly StoreReading[]> {
    try {
      return await Promise.all(
        this.stores.takingChanges().map(async (store) => {
          const [backlog, lane, webhooks, hints, check] = await Promise.all([
            this.lanes.backlog(store),
            this.lanes.status(store),
            this.webhooks.standing(store),
            this.hints.backlog(store),
            this.checks.find(store),
          ]);
          return { store, backlog, lane, webhooks, hints, check };
        }),
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'The ledger could not be asked for its metrics');
      return [];
    }
  }
}
