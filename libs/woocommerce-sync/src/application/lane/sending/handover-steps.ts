import { foldedSku } from '../../../domain/catalog/sku';
import type { ProductSyncMappingState } from '../../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { ProductWrite, StoreRefusal, VariationParent } from '../../ports/shop/product-write';
import type { Identity } from './written-fields';

/** A product or a variant that this delivery alone may write, and what the ERP calls it. */
export interface Identified {
  readonly mapping: ProductSyncMapping;
  /** Only of a variant. */
  readonly parent?: VariationParent;
  readonly wanted: Readonly<Record<Identity, string>>;
  /** Whether none of it is written, as the store does not sell it. */
  readonly isLeft?: boolean;
}

/** A write that the shop refused. */
export interface RefusedWrite {
  readonly write: ProductWrite;
  readonly refusal: StoreRefusal;
}

/** What to send once more, and what not. */
export interface Handover {
  /** Writes that may go through now, by product. */
  readonly again: ReadonlyMap<string, ProductWrite>;
  /** Products that wait until another delivery has freed what they are to have. */
  readonly waiting: ReadonlyMap<string, Identity>;
  /**
   * Products whose own SKU a product of the shop has that is none of ours: that one is what they
   * are mapped to.
   */
  readonly replaced: ReadonlySet<string>;
}

/**
 * What becomes of one refused write.
 * - `none`: nothing can be done about it.
 * - `replaced`: a product of the shop that is none of ours has the product's own SKU.
 * - `waiting`: the holder is to lose what was refused, and is not in this delivery.
 * - `ready`: the holder is in this delivery; `mustFree` unless it has taken its new one already.
 */
export type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'replaced'; readonly write: ProductWrite }
  | {
      readonly kind: 'waiting';
      readonly write: ProductWrite;
      readonly identity: Identity;
      readonly holder: Holder;
    }
  | {
      readonly kind: 'ready';
      readonly write: ProductWrite;
      readonly identity: Identity;
      readonly holder: Identified;
      readonly mustFree: boolean;
    };

/** Who has in the shop what another is to have, as its mapping is stored. */
export type Holder = Readonly<
  Pick<ProductSyncMappingState, 'internalProductId' | 'parentProductId'>
>;

/** The writes by which holders in this delivery give up what they are to lose, one for each. */
export function freeingWrites(steps: readonly Step[]): ProductWrite[] {
  const freeing = new Map<string, ProductWrite>();
  for (const step of steps) {
    if (step.kind !== 'ready' || !step.mustFree) continue;
    const id = idOf(step.holder);
    freeing.set(id, freed(step.holder, step.identity, freeing.get(id)));
  }
  return [...freeing.values()];
}

/** What all steps come to together. */
export function handoverOf(steps: readonly Step[]): Handover {
  const again = new Map<string, ProductWrite>();
  const waiting = new Map<string, Identity>();
  const replaced = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'none') continue;
    const { write } = step;
    if (step.kind === 'replaced') replaced.add(write.productId);
    if (step.kind === 'waiting') waiting.set(write.productId, step.identity);
    if (step.kind === 'ready') again.set(write.productId, write);
    // It gives up its own meanwhile, since the holder may wait for that.
    else if (step.kind === 'waiting' && write.kind === 'update')
      again.set(write.productId, withIdentity(write, step.identity, ''));
  }
  return { again, waiting, replaced };
}

/** The ERP's id of a product or variant. */
export function idOf({ mapping }: Identified): string {
  return mapping.internalProductId;
}

/** Whether a product had this SKU when the shop last confirmed it. */
export function hadSku(product: Identified | undefined, sku: string): boolean {
  const confirmed = product?.mapping.stored?.confirmed.sku;
  return confirmed !== undefined && foldedSku(confirmed) === foldedSku(sku);
}

/** Gives up one of its identities, beside the one that it may be about to give up already. */
function freed(
  { mapping, parent }: Identified,
  identity: Identity,
  other?: ProductWrite,
): ProductWrite {
  return {
    kind: 'update',
    productId: mapping.internalProductId,
    version: mapping.snapshot().erpVersion,
    storeProductId: mapping.wooCommerceProductId,
    fields: { ...other?.fields, [identity]: '' },
    ...(parent === undefined ? {} : { parent }),
  };
}

function withIdentity(write: ProductWrite, identity: Identity, value: string): ProductWrite {
  return { ...write, fields: { ...write.fields, [identity]: value } };
}

/** Whether the shop takes both for one SKU, or for one GTIN. */
export function isSame(identity: Identity, one: string, other: string): boolean {
  return identity === 'sku' ? foldedSku(one) === foldedSku(other) : one.trim() === other.trim();
}
