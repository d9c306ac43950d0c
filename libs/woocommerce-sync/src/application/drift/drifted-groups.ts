import type { FoundDrift } from '../../domain/drift/drift-finding';
import { isOfSale, isOfSchedule } from '../../domain/drift/expected-sale';
import type { FieldGroup, ProductFields } from '../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { shownAlteration } from '../planning/shown-alteration';
import type { ShownContents } from '../ports/drift/shop-contents.port';
import type { Alteration } from '../ports/shop/alteration';
import type { ProductWrite, VariationParent } from '../ports/shop/product-write';
import { differenceOf } from './drift-difference';

/** What of the shop's own is left alone. */
export interface KeptEdits {
  readonly manualOffers: boolean;
  readonly attributes: boolean;
}

/** A product or variation of the shop, with what the ERP wants of it. */
export interface ComparedProduct {
  readonly shown: ShownContents;
  readonly wanted: Partial<ProductFields>;
  /** What its tags and brands are called; one that somebody has renamed is a difference. */
  readonly names?: ProductWrite['names'];
  readonly mapping: ProductSyncMapping;
  /** Groups that are known to be wrong, and told of elsewhere. */
  readonly known: ReadonlySet<string>;
  /** Of a variation. */
  readonly parent?: VariationParent;
}

/** What was found of one group, less whom it is about. */
export type GroupDrift = Pick<FoundDrift, 'group' | 'wanted' | 'shown' | 'difference'>;

/** Longest value that is kept of either side, in characters. */
const LONGEST_SHOWN = 300;

/**
 * The groups of a product that the shop shows otherwise than the ERP wants them, by the very
 * comparison that holds the shop's answer to a write against what was sent. What is the shop's own
 * is no difference: a manual offer and added attributes where they are kept, and what the shop
 * makes of a sale as it begins and ends.
 */
export function driftedGroups(compared: ComparedProduct, kept: KeptEdits, now: Date): GroupDrift[] {
  const { wanted } = compared;
  const alterations = alterationsOf(compared, kept, now);
  const byGroup = new Map<FieldGroup, Alteration[]>();
  for (const alteration of alterations)
    byGroup.set(alteration.group, [...(byGroup.get(alteration.group) ?? []), alteration]);
  return [...byGroup].map(([group, altered]) => ({
    group,
    ...bothSides(altered),
    difference: differenceOf(group, wanted, altered),
  }));
}

/** The same, field by field. */
export function alterationsOf(
  compared: ComparedProduct,
  kept: KeptEdits,
  now: Date,
): readonly Alteration[] {
  const { shown, wanted, names, parent, known } = compared;
  return shown
    .differences({
      fields: wanted,
      ...(names === undefined ? {} : { names }),
      ...(parent === undefined ? {} : { parent }),
    })
    .filter(({ group }) => !known.has(group))
    .filter((alteration) => !isShopsOwn(alteration, compared, kept, now));
}

function isShopsOwn(
  alteration: Alteration,
  { shown, wanted, mapping }: ComparedProduct,
  kept: KeptEdits,
  now: Date,
): boolean {
  const { group, field, sent } = alteration;
  if (group === 'attributes') return kept.attributes && Array.isArray(sent) && sent.length === 0;
  if (group !== 'price' || wanted.price === undefined) return false;
  if (isOfSchedule(alteration, wanted.price, now)) return true;
  return kept.manualOffers && isOfSale(field) && mapping.isManualSale(shown.sale);
}

/** What is wanted and shown, as a person reads it; of several fields each by its name. */
function bothSides(altered: readonly Alteration[]): Pick<GroupDrift, 'wanted' | 'shown'> {
  const texts = altered.map(shownAlteration);
  const sideOf = (side: 'sent' | 'seen'): string =>
    (texts.length === 1
      ? (texts[0]?.[side] ?? '')
      : texts.map((one) => `${one.field}: ${one[side]}`).join('; ')
    ).slice(0, LONGEST_SHOWN);
  return { wanted: sideOf('sent'), shown: sideOf('seen') };
}
