import { foldedText } from '@cypher/shop-text';
import { ANY_OPTION, type AlteredField } from '../../../application/ports/shop/alteration';
import type { ShownAttribute, VariantOption } from '../../../domain/fields/product-fields';
import type { BatchItemReply } from './reply.schemas';
import { readName } from './shop-html';

type EchoedAttribute = NonNullable<BatchItemReply['attributes']>[number];
type Identified = Pick<ShownAttribute, 'id' | 'name'>;

/**
 * The attributes of a product that the shop shows otherwise, their options included: what it cannot
 * hold it splits, strips or leaves out without a word (facts 21, 36).
 */
export function alteredAttributes(
  sent: readonly ShownAttribute[],
  seen: readonly EchoedAttribute[],
): AlteredField[] {
  const missing = sent.flatMap((attribute) => {
    const there = seen.find((one) => isSame(attribute, one));
    const [wanted, shown] = [
      optionsOf(attribute, attribute.options),
      optionsOf(attribute, there?.options ?? []),
    ];
    const isAsSent =
      there !== undefined && sameLists(wanted, shown) && isFlaggedAs(attribute, there);
    return isAsSent ? [] : [alteration(attribute, attribute.options, there?.options ?? [])];
  });
  const added = seen.filter((one) => !sent.some((attribute) => isSame(attribute, one)));
  return [
    ...missing,
    ...added.map((one) => alteration({ id: one.id, name: one.name ?? '' }, [], one.options ?? [])),
  ];
}

/**
 * The options of a variation that the shop shows otherwise; one that it does not know becomes "any"
 * (fact 36).
 */
export function alteredOptions(
  sent: readonly VariantOption[],
  seen: readonly EchoedAttribute[],
): AlteredField[] {
  return sent.flatMap((wanted) => {
    const shown = readName(seen.find((one) => isSame(wanted, one))?.option ?? '');
    return keyOf(wanted, readName(wanted.option)) === keyOf(wanted, shown)
      ? []
      : [
          {
            field: `attributes.${wanted.name}`,
            sent: wanted.option,
            seen: shown === '' ? ANY_OPTION : shown,
          },
        ];
  });
}

function isSame({ id, name }: Identified, one: EchoedAttribute): boolean {
  if (id !== 0) return one.id === id;
  return one.id === 0 && foldedText(readName(one.name ?? '')) === foldedText(readName(name));
}

function isFlaggedAs({ visible, variation }: ShownAttribute, there: EchoedAttribute): boolean {
  return (there.visible ?? visible) === visible && (there.variation ?? variation) === variation;
}

function optionsOf(attribute: Identified, options: readonly string[]): string[] {
  return [...new Set(options.map((option) => keyOf(attribute, readName(option))))].sort();
}

/**
 * The options of a product's own attribute are texts; those of the shop's are terms, which it
 * folds.
 */
function keyOf({ id }: Identified, option: string): string {
  return id === 0 ? option.replace(/\s+/g, ' ').trim() : foldedText(option);
}

function sameLists(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((option, position) => option === other[position]);
}

function alteration(
  { name }: Identified,
  sent: readonly string[],
  seen: readonly string[],
): AlteredField {
  return {
    field: `attributes.${name}`,
    sent: sent.join(' / '),
    seen: seen.map(readName).join(' / '),
  };
}
