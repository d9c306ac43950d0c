import { Injectable } from '@nestjs/common';
import { ShopValueRepository, type ShopSights } from '../../domain/changes/shop-value.repository';
import type { SyncRequestOrigin } from '../../domain/ledger/sync-item-state';
import { ISyncRepository } from '../../domain/ledger/sync.repository';
import { EventRelay } from '../events/event-relay';
import { SyncCache } from '../ports/sync-cache.port';
import { SyncSignal } from '../ports/sync-signal.port';

const BY_READING: SyncRequestOrigin = { via: 'schedule', actor: 'shop-changes' };

/** Remembers what a reading of a shop showed, and has the ERP told of what others changed in it. */
@Injectable()
export class NoteChanges {
  constructor(
    private readonly values: ShopValueRepository,
    private readonly relay: EventRelay,
    private readonly ledger: ISyncRepository,
    private readonly cache: SyncCache,
    private readonly signal: SyncSignal,
  ) {}

  /** Throws where the ledger cannot be reached: then the reading is to be done again. */
  async execute(seen: ShopSights): Promise<void> {
    const { storeId } = seen;
    const { events, astray, returned } = await this.values.note(seen);
    if (events > 0) this.relay.start();
    if (astray.length + returned.length > 0)
      await this.cache.drop(storeId, [...astray, ...returned]);
    if (returned.length === 0) return;
    // What is there again is in sync once a delivery has found nothing to write, or has written it.
    await this.ledger.request(
      returned.map((subjectId) => ({
        storeId,
        subjectKind: 'product',
        subjectId,
        syncType: 'product',
        origin: BY_READING,
      })),
    );
    this.signal.wake(storeId);
  }

  /** Forgets what belongs to no mapping any more. */
  async forgetUnmapped(storeId: string): Promise<void> {
    await this.values.forgetUnmapped(storeId);
  }
}
