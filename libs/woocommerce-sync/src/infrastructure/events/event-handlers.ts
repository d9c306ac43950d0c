import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PATTERN_METADATA } from '@nestjs/microservices/constants';
import { EVENT_CHANNELS } from '../../application/dto/sync-event';
import { oneHandlerEach, type FoundHandler } from '../../application/handlers/one-handler-each';

/** Sees to it that the ERP's every event channel has one handler. */
@Injectable()
export class EventHandlers implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws HandlerError where a channel has no handler, or two: the process ends */
  onModuleInit(): void {
    const found = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => this.handlersOf(metatype));
    oneHandlerEach('event channel', EVENT_CHANNELS, found);
  }

  private handlersOf(controller: unknown): FoundHandler[] {
    if (typeof controller !== 'function') return [];
    const prototype = controller.prototype as Readonly<Record<string, object>>;
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const patterns: unknown = Reflect.getMetadata(PATTERN_METADATA, prototype[method] ?? {});
      if (!Array.isArray(patterns)) return [];
      const name = `${controller.name}.${method}`;
      return patterns.map((pattern) => ({ handles: String(pattern), name, handler: method }));
    });
  }
}
