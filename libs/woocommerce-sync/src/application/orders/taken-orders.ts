import { Injectable } from '@nestjs/common';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { StorePolicy } from '../ports/store-policy.port';

/** Where an order ends that went its way: from here it passed every status that could be taken. */
const COMPLETED = 'completed';

/** The status of an order that has none that can be read. */
const UNREADABLE = '';

const SECOND_MS = 1_000;

/**
 * Which orders are told of: those in a status that the operator has set, and those that were
 * completed before anybody looked, as at a till, if they were made since the shop is watched.
 */
@Injectable()
export class TakenOrders {
  constructor(
    private readonly policy: StorePolicy,
    private readonly watermarks: WatermarkRepository,
  ) {}

  /** Says of an order of a store whether it is told of. */
  async of(storeId: string): Promise<(order: PulledOrder) => boolean> {
    // One whose status cannot be read may be in any: nobody but a person can tell.
    const statuses = new Set(this.policy.orderStatuses(storeId)).add(UNREADABLE);
    const since = await this.watchedSince(storeId);
    return ({ status, createdAt }) =>
      statuses.has(status) ||
      (status === COMPLETED && createdAt !== null && new Date(createdAt) >= since);
  }

  /** To the second, as the shop tells when an order was made. */
  private async watchedSince(storeId: string): Promise<Date> {
    const { reachedAt, now } = await this.watermarks.find(storeId, 'orders-since');
    if (reachedAt === null) await this.watermarks.move(storeId, 'orders-since', now);
    const since = (reachedAt ?? now).getTime();
    return new Date(since - (since % SECOND_MS));
  }
}
