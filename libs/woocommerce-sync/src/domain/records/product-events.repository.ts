import type { Page } from '../page';

/** What the ERP was told of a change in a shop. */
export interface ProductChangeEvent {
  readonly eventId: string;
  readonly productId: string;
  readonly variantId: string | null;
  readonly storeProductId: number;
  readonly sku: string;
  readonly version: number;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Who is likely to have made it. */
  readonly by: string;
  /** What becomes of it. */
  readonly decision: string;
  readonly seenAt: string;
  readonly writtenAt: Date;
  /** Null while it waits. */
  readonly publishedAt: Date | null;
}

/** Which events are meant. */
export interface ProductEventFilter {
  readonly storeId: string;
  readonly productId?: string;
  /** Written down at or after. */
  readonly since?: Date;
}

/** What was told to the ERP of changes of products in shops, as long as it is kept. */
export abstract class ProductEventsRepository {
  /** One page, newest first. Throws `ValidationError` for a cursor that is none of ours. */
  abstract find(
    filter: ProductEventFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ProductChangeEvent>>;
}
