import { Injectable, Logger } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';
import { SyncAllProducts } from '../syncing/sync-all-products.use-case';

/** What the acceptance of a restored ERP came to. */
export interface AcceptedErp {
  readonly storeId: string;
  /** Products and variants whose delivered version was forgotten. */
  readonly forgotten: number;
  /** Items that had failed for their older versions, and wait again. */
  readonly retried: number;
  /** The full sync that compares everything: a new one, or the one that was under way. */
  readonly batchId: string;
}

/**
 * Takes what the ERP serves now for the truth, though it served newer versions before: it was
 * restored from a backup. Only a person can know that: a replica that lags behind looks the same,
 * and believing it would bring old prices back.
 */
@Injectable()
export class AcceptRestoredErp {
  private readonly logger = new Logger(AcceptRestoredErp.name);

  constructor(
    private readonly items: SyncItemRepository,
    private readonly mappings: ProductMappingRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
    private readonly syncAll: SyncAllProducts,
    private readonly audited: AuditedAction,
  ) {}

  /** For one store. Throws as `StoreClients.open`, and as a full sync that may not start. */
  async execute(storeId: string, origin: SyncRequestOrigin): Promise<AcceptedErp> {
    this.stores.open(storeId);
    await this.syncAll.mustBeReady(storeId);
    const accepted = await this.audited.perform(
      { storeId, action: 'erp.accept-restored', origin, request: {} },
      () => this.accept(storeId, origin.actor),
    );
    this.logger.warn(
      accepted,
      'The ERP was restored from a backup: its older versions are delivered',
    );
    return accepted;
  }

  private async accept(storeId: string, actor: string): Promise<AcceptedErp> {
    const forgotten = await this.mappings.forgetErpVersions(storeId);
    const retried = await this.items.retryFailed(
      { storeId, errorCode: 'ERP_STALE_READ' },
      'person',
    );
    const batchId = await this.syncAll.ensureRunning(storeId, actor);
    this.signal.wake(storeId);
    return { storeId, forgotten, retried, batchId };
  }
}
