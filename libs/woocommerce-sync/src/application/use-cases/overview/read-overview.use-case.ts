import { Injectable } from '@nestjs/common';
import { alertsOf, type Alert } from '../../../domain/overview/alerts';
import type { OverviewFacts, WebhooksOverview } from '../../../domain/overview/overview';
import { StandingRepository } from '../../../domain/overview/standing.repository';
import { verdictOf, type OverviewVerdict } from '../../../domain/overview/verdict';
import { missingRoles, ProcessRepository } from '../../../domain/processes/process.repository';
import { InheritedRulesRepository } from '../../../domain/stores/inherited-rules.repository';
import { LastDifferences } from '../../overview/last-differences';
import { SideStandingsReader } from '../../overview/side-standings';
import { StorePolicy } from '../../ports/store-policy.port';
import { ReadWebhooksStatus, type WebhooksStatus } from '../operating/webhooks-status';
import { ListStores } from '../stores/list-stores.use-case';

/** How a store stands, and what somebody should know of it. */
export interface Overview extends OverviewFacts {
  readonly verdict: OverviewVerdict;
  readonly alerts: readonly Alert[];
}

/** Where the readings come from that need no further thought. */
@Injectable()
export class OverviewReadings {
  constructor(
    readonly standings: StandingRepository,
    readonly sides: SideStandingsReader,
    readonly differences: LastDifferences,
    readonly webhooks: ReadWebhooksStatus,
    readonly processes: ProcessRepository,
    readonly rules: InheritedRulesRepository,
  ) {}
}

/** What the operator sees first: whether the shop is right, and if not, why. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly stores: ListStores,
    private readonly readings: OverviewReadings,
    private readonly policy: StorePolicy,
  ) {}

  /** One store's overview. Throws `StoreNotFoundError` for an unknown store. */
  async execute(storeId: string): Promise<Overview> {
    const facts = await this.factsOf(storeId);
    return { ...facts, verdict: verdictOf(facts), alerts: alertsOf(facts) };
  }

  /** Throws `StoreNotFoundError` for an unknown store. */
  async exists(storeId: string): Promise<void> {
    await this.stores.find(storeId);
  }

  private async factsOf(storeId: string): Promise<OverviewFacts> {
    const { name, state, url } = await this.stores.find(storeId);
    const { standings, sides, webhooks, differences } = this.readings;
    const byNextStock = this.policy.stockRule(storeId).bookedBy === 'next-stock';
    const [side, waiting, hooks, found, orders, stockAtRisk, processes, rulesChange] =
      await Promise.all([
        sides.of(storeId),
        standings.waiting(storeId),
        webhooks.of(storeId),
        differences.of(storeId),
        standings.orders(storeId, this.policy.timeZone(storeId)),
        standings.stockAtRisk(storeId, byNextStock),
        this.readings.processes.list(),
        this.readings.rules.openChange(storeId),
      ]);
    return {
      storeId,
      name,
      state,
      asOf: side.readAt,
      waiting,
      shop: { url, ...side.shop },
      erp: side.erp,
      webhooks: webhooksOf(hooks),
      processes,
      missingRoles: missingRoles(processes),
      differences: found,
      orders,
      stockAtRisk,
      rulesChange,
    };
  }
}

function webhooksOf(status: WebhooksStatus): WebhooksOverview {
  const delivered = status.webhooks.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const times = delivered.map((at) => at.getTime());
  return {
    isExpected: status.deliveryUrl !== null,
    topics: status.webhooks.map(({ topic, state, activeSince, deliveredAt }) => ({
      topic,
      state,
      activeSince,
      deliveredAt,
    })),
    lastDeliveryAt: times.length === 0 ? null : new Date(Math.max(...times)),
    silence: status.silence,
    gapSince: status.gapSince,
    failure: status.failure,
    hintsWaiting: status.hints.waiting,
  };
}
