import { Injectable } from '@nestjs/common';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { Page } from '../../../domain/page';
import {
  TimelineRepository,
  type TimelineCall,
  type TimelineEntry,
} from '../../../domain/records/timeline.repository';
import { StoreClients } from '../../ports/store-client.port';
import { bounded } from '../../records/bounded';

/** Most parts of one call that are told of one product: its variants have one each. */
const MOST_PARTS = 20;

/** What happened to one product: asked for, sent, answered, found and told. */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly timeline: TimelineRepository,
    private readonly mappings: ProductMappingRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * One page, newest first; of a variant that of its product, with which it travels. Throws
   * `ValidationError` for an unknown store and for a cursor that no page gave.
   */
  async execute(
    storeId: string,
    askedId: string,
    limit: number,
    cursor: string | null,
  ): Promise<Page<TimelineEntry>> {
    this.stores.get(storeId);
    const asked = await this.mappings.find(storeId, askedId);
    const productId = asked?.parentProductId ?? askedId;
    const page = await this.timeline.find({ storeId, productId }, limit, cursor);
    return { ...page, items: page.items.map(inPart) };
  }
}

function inPart(entry: TimelineEntry): TimelineEntry {
  const { call, change } = entry;
  return {
    ...entry,
    call: call === null ? null : callInPart(call),
    change:
      change === null
        ? null
        : { ...change, before: bounded(change.before), after: bounded(change.after) },
  };
}

function callInPart(call: TimelineCall): TimelineCall {
  const parts = call.parts
    .slice(0, MOST_PARTS)
    .map(({ request, answer }) => ({ request: bounded(request), answer: bounded(answer) }));
  return { ...call, parts };
}
