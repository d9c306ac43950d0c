import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Delivery } from '../../../domain/ledger/sync.repository';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import { oneHandlerEach } from '../../handlers/one-handler-each';

/**
 * The kinds of delivery: one for each cargo, and the pictures of categories apart from those of
 * products.
 */
export const DELIVERY_KINDS = ['product', 'category', 'image', 'category image', 'order'] as const;

/** One of them. */
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** Carries out deliveries of one kind; its class says of which by `@Delivers`. */
export interface DeliveryHandler {
  /**
   * Records every item, or throws what is no single item's fault; those items are still open then.
   */
  deliver(record: DeliveryRecord, store: StoreClient): Promise<void>;
}

/**
 * Says which kind of delivery a class carries out:
 *
 *     @Injectable()
 *     @Delivers('category')
 *     export class CategoryDelivery implements DeliveryHandler {
 */
export const Delivers = DiscoveryService.createDecorator<DeliveryKind>();

/** Finds who carries out a delivery. */
@Injectable()
export class DeliveryHandlers implements OnModuleInit {
  private handlers: ReadonlyMap<DeliveryKind, DeliveryHandler> = new Map();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Finds them all. @throws HandlerError where a kind has none, or two: the process ends */
  onModuleInit(): void {
    const found = this.discovery.getProviders({ metadataKey: Delivers.KEY }).map((wrapper) => ({
      handles: this.discovery.getMetadataByDecorator(Delivers, wrapper) ?? '',
      name: String(wrapper.name),
      handler: wrapper.instance as DeliveryHandler,
    }));
    this.handlers = oneHandlerEach('kind of delivery', DELIVERY_KINDS, found);
  }

  /** Who carries out this one. */
  of({ cargo, items }: Delivery): DeliveryHandler {
    const kind =
      cargo === 'image' && items[0]?.subjectKind === 'category' ? 'category image' : cargo;
    const handler = this.handlers.get(kind);
    if (handler === undefined) throw new Error(`Nobody carries out deliveries of "${kind}"`);
    return handler;
  }
}
