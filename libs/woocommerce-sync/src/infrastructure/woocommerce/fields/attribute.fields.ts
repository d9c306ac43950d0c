import { asTerm, foldedText } from '@cypher/shop-text';
import { z } from 'zod';
import type { AlteredField } from '../../../application/ports/shop/alteration';
import type { AttributeIdentity } from '../../../domain/catalog/attribute-identity';
import type {
  AttributeFields,
  ShownAttribute,
  VariantOption,
} from '../../../domain/fields/product-fields';
import { number, text } from '../replies/reply-values';
import { readName } from '../replies/shop-html';
import { fieldFormat } from './field-format';

const echoedAttribute = z.object({
  id: number,
  name: z.string().optional(),
  visible: z.boolean().optional(),
  variation: z.boolean().optional(),
  options: z.array(text).optional(),
  option: text.optional(),
});

const echo = { attributes: z.array(echoedAttribute).optional() };

type EchoedAttribute = z.infer<typeof echoedAttribute>;

/** A product's properties, and a variation's value of each that variants differ in. */
export const ATTRIBUTE_FIELDS = {
  attributes: fieldFormat({
    echo,
    payload: ({ list }: AttributeFields) => ({
      attributes: list.map(({ id, name, options, visible, variation }, position) => ({
        ...named({ id, name }),
        position,
        visible,
        variation,
        options: options.map(asTerm),
      })),
    }),
    altered: ({ list }, { attributes = [] }) => alteredAttributes(list, attributes),
  }),
  options: fieldFormat({
    echo,
    payload: (options: readonly VariantOption[]) => ({
      attributes: options.map((one) => ({ ...named(one), option: asTerm(one.option) })),
    }),
    altered: (options, { attributes = [] }) => alteredOptions(options, attributes),
  }),
};

/** A global attribute goes by its id, a product's own by its name. */
function named({
  id,
  name,
}: AttributeIdentity): { readonly id: number } | { readonly name: string } {
  return id === 0 ? { name: asTerm(name) } : { id };
}

/**
 * The attributes of a product that the shop shows otherwise, their options included: what it cannot
 * hold it splits, strips or leaves out without a word (facts 21, 36).
 */
function alteredAttributes(
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
 * The options of a variation that the shop shows otherwise; null where it shows none, which counts
 * for any (fact 36).
 */
function alteredOptions(
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
            seen: shown === '' ? null : shown,
          },
        ];
  });
}

function isSame({ id, name }: AttributeIdentity, one: EchoedAttribute): boolean {
  if (id !== 0) return one.id === id;
  return one.id === 0 && foldedText(readName(one.name ?? '')) === foldedText(readName(name));
}

function isFlaggedAs({ visible, variation }: ShownAttribute, there: EchoedAttribute): boolean {
  return (there.visible ?? visible) === visible && (there.variation ?? variation) === variation;
}

function optionsOf(attribute: AttributeIdentity, options: readonly string[]): string[] {
  return [...new Set(options.map((option) => keyOf(attribute, readName(option))))].sort();
}

/**
 * The options of a product's own attribute are texts; those of the shop's are terms, which it
 * folds.
 */
function keyOf({ id }: AttributeIdentity, option: string): string {
  return id === 0 ? option.replace(/\s+/g, ' ').trim() : foldedText(option);
}

function sameLists(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((option, position) => option === other[position]);
}

function alteration(
  { name }: AttributeIdentity,
  sent: readonly string[],
  seen: readonly string[],
): AlteredField {
  return { field: `attributes.${name}`, sent, seen: seen.map(readName) };
}
