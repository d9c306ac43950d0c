import { Injectable } from '@nestjs/common';
import { StoreCheckRepository } from '../../domain/doctor/store-check.repository';
import { FlowRepository } from '../../domain/flows/flow.repository';
import type { Breaker } from '../../domain/lane/breaker';
import { LaneRepository } from '../../domain/lane/lane.repository';
import { OrderPullRepository } from '../../domain/orders/order-pull.repository';
import type { ShopStanding, SideStanding } from '../../domain/overview/overview';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { StorePolicy } from '../ports/store-policy.port';

/** How both sides of a store answer. */
export interface SideStandings {
  readonly shop: Omit<ShopStanding, 'url'>;
  readonly erp: SideStanding;
  /** When that was so, by the database's clock. */
  readonly readAt: Date;
}

/** Says how the shop of a store, and the ERP, answer. */
@Injectable()
export class SideStandingsReader {
  constructor(
    private readonly lanes: LaneRepository,
    private readonly checks: StoreCheckRepository,
    private readonly flows: FlowRepository,
    private readonly pulls: OrderPullRepository,
    private readonly watermarks: WatermarkRepository,
    private readonly policy: StorePolicy,
  ) {}

  /** Those of one store. */
  async of(storeId: string): Promise<SideStandings> {
    const [lane, check, confirmedAt, pull, catalog] = await Promise.all([
      this.lanes.status(storeId),
      this.checks.find(storeId),
      this.flows.lastConfirmedAt(storeId),
      this.pulls.findLast(storeId),
      this.watermarks.find(storeId, 'erp-products'),
    ]);
    const pulledAt = pull?.failure === null ? pull.endedAt : null;
    const report = check?.report ?? null;
    const troubles = report?.findings.filter(({ severity }) => severity !== 'info') ?? [];
    const { share } = this.policy.paceLimits(storeId);
    return {
      shop: {
        ...standingOf(lane.breakers.store, latest(confirmedAt, pulledAt)),
        woocommerce: report?.facts.woocommerce ?? null,
        wordpress: report?.facts.wordpress ?? null,
        currency: report?.facts.currency ?? null,
        checkedAt: report?.checkedAt ?? null,
        checkVerdict: report?.verdict ?? null,
        checkCodes: troubles.map(({ code }) => code),
        pace: {
          batchSize: lane.batchSize,
          window: lane.window,
          callsInFlight: lane.callsInFlight,
          share,
          slowdown: lane.slowdown,
        },
      },
      erp: standingOf(lane.breakers.erp, latest(confirmedAt, catalog.reachedAt)),
      readAt: lane.readAt,
    };
  }
}

function standingOf(
  { phase, since, until, faultsInARow, lastFault }: Breaker,
  lastGoodAt: Date | null,
): SideStanding {
  const nextProbeAt = phase === 'closed' ? null : until;
  return { phase, since, nextProbeAt, faultsInARow, lastFault, lastGoodAt };
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
