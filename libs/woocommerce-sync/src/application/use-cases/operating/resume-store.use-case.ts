import { Injectable } from '@nestjs/common';
import type { Side } from '../../../domain/lane/lane-state';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { LaneRepository, type LaneStatus } from '../../../domain/lane/lane.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Whose pauses were ended, and how the lane stands since. */
export interface Resumption {
  readonly storeId: string;
  readonly lifted: readonly Side[];
  readonly lane: LaneStatus;
  /** How much of the shop may be ours now. */
  readonly share: number;
}

/**
 * Ends the pauses of a store's lane before their time, as a person wants it who knows that the
 * shop, or the ERP, is well again. A try goes out first all the same: where that fails, the lane
 * pauses anew.
 */
@Injectable()
export class ResumeStore {
  constructor(
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
    private readonly audited: AuditedAction,
    private readonly policy: StorePolicy,
  ) {}

  /** Resumes one store. Throws `ValidationError` for an unknown one. */
  async execute(storeId: string, origin: SyncRequestOrigin): Promise<Resumption> {
    this.stores.get(storeId);
    const lifted = await this.audited.perform(
      { storeId, action: 'lane.resume', origin, request: {} },
      () => this.lanes.liftPauses(storeId),
    );
    this.signal.wake(storeId);
    const { share } = this.policy.paceLimits(storeId);
    return { storeId, lifted, share, lane: await this.lanes.status(storeId) };
  }
}
