import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { READ_SUBJECTS, type HintSubject } from '../../domain/webhooks/webhook-topic';
import { oneHandlerEach } from '../handlers/one-handler-each';

/** Reads from a shop what it hinted at; its class says which subject by `@Reads`. */
export interface HintHandler {
  /** How many things it may be handed at once, so that it ends within the lease of a hint. */
  readonly mostAtOnce: number;
  /**
   * Reads these things and has done what follows by the time that it resolves; what the shop has
   * no more is no error. Throws where the shop, or the ledger, did not let it: then all of them
   * are handed to it again.
   */
  read(storeId: string, ids: readonly number[]): Promise<void>;
}

/**
 * Says hints at which subject a class reads:
 *
 *     @Injectable()
 *     @Reads('order')
 *     export class OrderHints implements HintHandler {
 */
export const Reads = DiscoveryService.createDecorator<HintSubject>();

/** Finds who reads a subject. */
@Injectable()
export class HintHandlers implements OnModuleInit {
  private handlers: ReadonlyMap<HintSubject, HintHandler> = new Map();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Finds them all. @throws HandlerError where a subject has none, or two: the process ends */
  onModuleInit(): void {
    const found = this.discovery.getProviders({ metadataKey: Reads.KEY }).map((wrapper) => ({
      handles: this.discovery.getMetadataByDecorator(Reads, wrapper) ?? '',
      name: String(wrapper.name),
      handler: wrapper.instance as HintHandler,
    }));
    this.handlers = oneHandlerEach('subject of hints', READ_SUBJECTS, found);
  }

  /** Every subject with who reads it. */
  all(): Iterable<readonly [HintSubject, HintHandler]> {
    return this.handlers;
  }
}
