import { Injectable, Logger } from '@nestjs/common';
import type { FailedItemFilter } from '../../../domain/ledger/sync-item.repository';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { causeOfGroup } from '../../../domain/records/failure-group';
import { FailureRepository, type FailureAction } from '../../../domain/records/failure.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { AuditedAction } from '../../audit/audited-action';
import { FailuresChangedError } from '../../errors/record.errors';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Which failed items a person acts on. */
export interface MeantFailures {
  readonly filter: FailedItemFilter;
  /** Id of a group; null where the filter alone says which. */
  readonly group: string | null;
}

/** What became of them. */
export interface SettledFailures {
  /** How many failed items match. */
  readonly matched: number;
  /** How many wait again, or were given up; 0 where nothing was to be done yet. */
  readonly changed: number;
}

/** Tries many failed items again, or gives them up, and never more than a person has seen. */
@Injectable()
export class SettleFailures {
  private readonly logger = new Logger(SettleFailures.name);

  constructor(
    private readonly failures: FailureRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
    private readonly audited: AuditedAction,
  ) {}

  /** How many it would be about. Throws `ValidationError` for an unknown store or group. */
  async count(meant: MeantFailures): Promise<SettledFailures> {
    this.stores.get(meant.filter.storeId);
    return { matched: await this.failures.count(filterOf(meant)), changed: 0 };
  }

  /**
   * Does it, all at once. Throws `FailuresChangedError` where more match than are expected, and as
   * `count`.
   */
  async execute(
    action: FailureAction,
    meant: MeantFailures,
    expected: number,
    origin: SyncRequestOrigin,
  ): Promise<SettledFailures> {
    const filter = filterOf(meant);
    const { storeId } = filter;
    this.stores.get(storeId);
    const request = { ...filter, expected };
    return this.audited.perform(
      { storeId, action: `items.${action}`, origin, request },
      async () => {
        const settled = await this.failures.settle(action, filter, expected);
        if (settled.kind === 'more') throw new FailuresChangedError(expected, settled.matched);
        const { matched, changed } = settled;
        this.logger.log({ storeId, action, matched, changed }, 'Failed items were settled');
        if (action === 'retry' && changed > 0) this.signal.wake(storeId);
        return { matched, changed };
      },
    );
  }
}

function filterOf({ filter, group }: MeantFailures): FailedItemFilter {
  if (group === null) return filter;
  const cause = causeOfGroup(group);
  if (cause === null) throw new ValidationError('group', 'is the id of no group', 'GROUP_INVALID');
  return { ...filter, ...cause };
}
