import {
  distinctOptions,
  isOwnAttribute,
  optionKeys,
  unheldOptions,
} from '../catalog/attribute-form';
import type { CatalogAttribute, CatalogProduct, CatalogVariant } from '../catalog/catalog-product';
import type { VariantOption } from './product-fields';
import { mustBeRead, type ShopReferences } from '../catalog/shop-references';
import { foldedName } from '../catalog/folded-name';
import { ValidationError } from '../woocommerce.errors';

/** An attribute that variants differ in, as the shop will have it. */
interface VaryingAttribute extends Pick<CatalogAttribute, 'name'> {
  readonly isOwn: boolean;
  readonly keyOf: (option: string) => string;
  /** Its options by what tells them apart. */
  readonly options: ReadonlyMap<string, string>;
  /** Those that the shop cannot hold, by the same. */
  readonly unheld: ReadonlySet<string>;
}

/**
 * Variants that have the same attributes as an earlier one: the shop takes both and sells the first
 * (fact 21).
 */
export function doubledVariants(product: CatalogProduct): ReadonlyMap<string, ValidationError> {
  const varying = varyingAttributes(product);
  const seen = new Map<string, CatalogVariant>();
  const doubled = new Map<string, ValidationError>();
  for (const variant of product.variants) {
    // One without options fails for that.
    if (variant.status === 'archived' || Object.keys(variant.attributes).length === 0) continue;
    const key = Object.entries(variant.attributes)
      .map(([name, option]) => [foldedName(name), option] as const)
      .map(([name, option]) => `${name}=${varying.get(name)?.keyOf(option) ?? foldedName(option)}`)
      .sort()
      .join('\n');
    const twin = seen.get(key);
    if (twin === undefined) seen.set(key, variant);
    else {
      const reason = `has the same attributes as variant ${twin.id} (${twin.sku}), as the shop compares them`;
      doubled.set(variant.id, new ValidationError('attributes', reason, 'VARIANT_DOUBLED'));
    }
  }
  return doubled;
}

/** A variant among the others of its product, and its shop. */
interface OptionSubject {
  readonly product: CatalogProduct;
  readonly variant: CatalogVariant;
  readonly references: ShopReferences;
}

/**
 * A variation's option of each attribute that variants differ in. Throws `ValidationError` where
 * the shop would take it for something else.
 */
export function desiredOptions({ product, variant, references }: OptionSubject): VariantOption[] {
  const varying = varyingAttributes(product);
  const options = Object.entries(variant.attributes).map(([name, option]) =>
    desiredOption(varying.get(foldedName(name)), name, option, references),
  );
  mustHaveOptions(varying, variant);
  return options;
}

/** The attributes that variants differ in, by folded name. */
function varyingAttributes({ attributes }: CatalogProduct): ReadonlyMap<string, VaryingAttribute> {
  return new Map(
    attributes
      .filter(({ variation }) => variation)
      .map((attribute) => {
        const keyOf = optionKeys(attribute);
        const options = new Map(
          distinctOptions(attribute).map((option) => [keyOf(option), option]),
        );
        const unheld = new Set(unheldOptions(attribute).map(keyOf));
        const varying = {
          name: attribute.name,
          isOwn: isOwnAttribute(attribute),
          keyOf,
          options,
          unheld,
        };
        return [foldedName(attribute.name), varying];
      }),
  );
}

/**
 * A variation without an option counts for every one: it would be sold in the place of the others
 * (fact 36).
 */
function mustHaveOptions(
  varying: ReadonlyMap<string, VaryingAttribute>,
  { attributes }: CatalogVariant,
): void {
  const named = new Set(Object.keys(attributes).map(foldedName));
  const missing = [...varying]
    .filter(([key]) => !named.has(key))
    .map(([, { name }]) => `"${name}"`);
  if (named.size > 0 && missing.length === 0) return;
  const problem =
    missing.length > 0
      ? `has no option of ${missing.join(', ')}, so it would be sold as every one of them`
      : 'has no options, and its product no attribute that variants differ in, so nobody could choose it';
  throw new ValidationError('attributes', problem, 'VARIANT_WITHOUT_OPTIONS');
}

function desiredOption(
  attribute: VaryingAttribute | undefined,
  name: string,
  option: string,
  { attributes, unread }: ShopReferences,
): VariantOption {
  // The shop skips such an attribute without a word (fact 21).
  if (attribute === undefined) {
    throw new ValidationError(
      'attributes',
      `"${name}" is no attribute that the product's variants differ in`,
      'VARIANT_ATTRIBUTE_UNKNOWN',
    );
  }
  const listed = attribute.options.get(attribute.keyOf(option));
  if (listed === undefined) {
    throw new ValidationError(
      'attributes',
      `"${option}" is not among the product's options of "${name}"`,
      'VARIANT_OPTION_UNKNOWN',
    );
  }
  // Sent all the same it would come back as "any", and be sold in the place of the others (fact
  // 36).
  if (attribute.unheld.has(attribute.keyOf(option))) {
    throw new ValidationError(
      'attributes',
      `the shop cannot hold the option "${option}" of "${name}"`,
      'OPTION_NOT_HELD',
    );
  }
  const known = attribute.isOwn ? 0 : attributes.get(foldedName(name));
  // Sent without its attribute, the variation would be sold as every one (fact 36).
  if (known === undefined) mustBeRead('attributes', 'attributes', unread);
  const id = known ?? 0;
  return { id, name: attribute.name, option: listed };
}
