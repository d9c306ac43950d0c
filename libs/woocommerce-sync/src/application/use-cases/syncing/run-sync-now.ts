import { Injectable } from '@nestjs/common';
import type { SyncItemState, SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import type { SyncType } from '../../../domain/ledger/sync-type';
import type { SyncResult } from '../../dto/sync-result';
import { AuditedAction } from '../../audit/audited-action';
import { Clock } from '../../ports/clock.port';
import { StoreClients } from '../../ports/store-client.port';
import { SyncIntake } from './sync-intake';
import { WaitForItems } from './wait-for-items';

const NOT_WANTED =
  'The shop has no such product, and is to have none: it is archived in the ERP, or PRODUCT_FILTER leaves it out';

/** What a person may ask to be synced at once. */
export interface SyncNowCommand {
  readonly storeId: string;
  readonly productId: string;
  readonly syncType: SyncType;
  /** Subject of the caller's token. */
  readonly actor: string;
  /** Id of the HTTP request. */
  readonly reference?: string | undefined;
  /** Why; it stands in the audit. */
  readonly reason?: string | undefined;
  /** Writes what the shop confirmed already, too. */
  readonly force?: boolean;
}

/**
 * Puts one product at the head of the lane and waits for its end; the same lane, ledger and rules
 * as everything else.
 */
@Injectable()
export class RunSyncNow {
  constructor(
    private readonly intake: SyncIntake,
    private readonly waitForItems: WaitForItems,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Resolves when the item has ended, or as `pending` after 25 seconds. Throws `ValidationError`
   * for an unknown store, and `StoreStateError` for one that is not called now.
   */
  async execute(command: SyncNowCommand): Promise<SyncResult> {
    this.stores.open(command.storeId);
    const startedMs = this.clock.monotonicMs();
    const itemId = await this.accept(command);
    const [item] = await this.waitForItems.execute([itemId]);
    return this.resultOf(command, itemId, item, Math.round(this.clock.monotonicMs() - startedMs));
  }

  /** Who asked, and why, stands in the audit, whatever becomes of the item. */
  private accept(command: SyncNowCommand): Promise<string> {
    const { storeId, productId, syncType, force = false } = command;
    const origin = originOf(command);
    const subject = { storeId, subjectKind: 'product', subjectId: productId, syncType } as const;
    const accept = (): Promise<string> =>
      this.intake.accept({ ...subject, origin, urgent: true, ...(force ? { force } : {}) });
    const request = { productId, syncType, ...(force ? { force } : {}) };
    return this.audited.perform(
      { storeId, action: 'items.push', origin, request },
      accept,
      (itemId) => ({ itemId }),
    );
  }

  private resultOf(
    command: SyncNowCommand,
    itemId: string,
    item: Readonly<SyncItemState> | undefined,
    duration: number,
  ): SyncResult {
    const { productId, syncType } = command;
    const status = item?.status === 'failed' ? 'failed' : (item?.outcome ?? 'pending');
    return {
      success: status === 'synced' || status === 'skipped',
      itemId: item?.id ?? itemId,
      productId,
      wooCommerceId: item?.wooCommerceId ?? null,
      syncType,
      status,
      duration,
      note: status === 'skipped' && item?.wooCommerceId == null ? NOT_WANTED : null,
      error: status === 'failed' ? (item?.failure ?? null) : null,
    };
  }
}

function originOf({ actor, reference, reason }: SyncNowCommand): SyncRequestOrigin {
  return {
    via: 'api',
    actor,
    ...(reference === undefined ? {} : { reference }),
    ...(reason === undefined ? {} : { reason }),
  };
}
