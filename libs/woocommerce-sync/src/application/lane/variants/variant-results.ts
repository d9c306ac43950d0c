import type { CatalogVariant } from '../../../domain/catalog/catalog-product';
import type { ProblemSubject } from '../../../domain/mapping/mapping-state';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { Alteration } from '../../ports/shop/alteration';
import type {
  ProductWrite,
  ProductWriteResult,
  WrittenProduct,
} from '../../ports/shop/product-write';
import type { DeliveryRecord } from '../delivery-record';
import { isBulk } from '../products/claimed-product';
import type { LeftOut } from '../sending/second-tries';
import { imagesOf, imagesWhenMade } from '../../planning/image-source';
import { alterationMessage } from '../../planning/shown-alteration';
import type { VariantFamily } from './variant-family';
import { confirmedBy, doubtOf, groupsOf, saleWritten } from '../sending/written-fields';

/** What became of the write of one variation. */
export interface SentVariant {
  /** Undefined where no answer came. */
  readonly result: ProductWriteResult | undefined;
  readonly leftOut: readonly LeftOut[];
  /** Whether it came back without an option, and the shop shows that it was made private then. */
  readonly isHidden: boolean;
}

/**
 * Whether a variation came back without an option that it was sent with: it counts for any, and
 * would be sold at its price in the place of all others (fact 36).
 */
export function countsForAny(result: ProductWriteResult | undefined): boolean {
  if (result?.kind !== 'written') return false;
  return result.alterations.some(({ group, seen }) => group === 'options' && seen === null);
}

/**
 * Records what the shop answered for one variation, on its mapping and among its family's failures.
 */
export function recordVariant(
  record: DeliveryRecord,
  family: VariantFamily,
  variant: CatalogVariant,
  write: ProductWrite,
  { result, leftOut, isHidden }: SentVariant,
): void {
  const known = family.mappingOf(variant.id);
  // What left is in doubt until it was answered.
  known?.doubtWrite(doubtOf(write));
  for (const { group, code, message, retryable } of leftOut) {
    known?.doubt([group]);
    known?.noteProblems([], new Map([[group, message]]));
    family.failures.add(variant, [group], { code, message }, retryable);
  }
  if (known !== undefined) record.keep(known);
  if (result?.kind === 'written')
    recordWritten(record, family, variant, write, { ...result, isHidden });
  else if (result !== undefined) recordRefused(record, family, variant, write, result);
}

function recordWritten(
  record: DeliveryRecord,
  family: VariantFamily,
  variant: CatalogVariant,
  write: ProductWrite,
  result: WrittenProduct & Pick<SentVariant, 'isHidden'>,
): void {
  const mapping =
    family.mappingOf(variant.id) ??
    ProductSyncMapping.adoptVariant(family.parent, variant.id, result.storeProductId, record.now());
  const confirmed = { ...confirmedBy(write, result), ...imagesWhenMade(write, imagesOf(variant)) };
  mapping.confirm(confirmed, variant.version, record.now());
  mapping.noteSale(saleWritten(write));
  family.claimed.family.set(variant.id, mapping);
  record.keep(mapping);
  mapping.noteProblems(groupsOf(write), problemsOf(family, variant, result));
  // It was made private; the next try shows it again.
  if (countsForAny(result)) mapping.doubt(['status']);
  askForStatus(record, family, mapping, write, result);
}

/** What the shop made something else of; also among the family's failures. */
function problemsOf(
  { failures, parent }: VariantFamily,
  variant: CatalogVariant,
  { alterations, isHidden }: WrittenProduct & Pick<SentVariant, 'isHidden'>,
): ReadonlyMap<ProblemSubject, string> {
  const problems = new Map<ProblemSubject, string>();
  for (const alteration of alterations) {
    const { group } = alteration;
    const message = `${alterationMessage(alteration)}${whatOfAny(alteration, isHidden)}`;
    problems.set(group, message);
    // Somebody may have deleted the option, or the attribute: with the product it is made anew.
    const mayPass = group === 'options';
    if (mayPass) parent.doubt(['attributes']);
    failures.add(variant, [group], { code: 'SHOP_ALTERED_VALUE', message }, mayPass);
  }
  return problems;
}

/**
 * Somebody has changed its status by hand, or put it into the trash: the product's own item writes
 * it anew.
 */
function askForStatus(
  record: DeliveryRecord,
  { claimed, parent }: VariantFamily,
  mapping: ProductSyncMapping,
  write: ProductWrite,
  { shownStatus }: WrittenProduct,
): void {
  const { status } = mapping.confirmed;
  if (write.fields.status !== undefined || status === undefined) return;
  if (shownStatus === null || shownStatus === status) return;
  mapping.doubt(['status']);
  record.ask('product', parent.internalProductId, 'its status was changed in the shop', {
    bulk: isBulk(claimed),
  });
}

/** What an operator has to know of a variation that came back without an option; else nothing. */
function whatOfAny({ group, seen }: Alteration, isHidden: boolean): string {
  if (group !== 'options' || seen !== null) return '';
  return isHidden
    ? '; the variation was made private'
    : '; it is sold in the place of the others, as the shop did not make it private';
}

function recordRefused(
  record: DeliveryRecord,
  { claimed, failures }: VariantFamily,
  variant: CatalogVariant,
  write: ProductWrite,
  {
    refusal: { code, message, reason, retryable },
  }: Extract<ProductWriteResult, { kind: 'refused' }>,
): void {
  const groups = groupsOf(write);
  if (reason === 'gone' && write.kind === 'update') {
    // Somebody deleted it in the shop. The next try looks for the SKU, and makes it anew if need
    // be.
    record.forget(variant.id);
    claimed.family.delete(variant.id);
    failures.add(
      variant,
      groups,
      { code, message: 'the shop has no such variation any more' },
      true,
    );
    return;
  }
  const problems = new Map(groups.map((group) => [group, message]));
  claimed.family.get(variant.id)?.noteProblems(groups, problems);
  failures.add(variant, groups, { code, message }, retryable);
}
