import type { CatalogAttribute, CatalogProduct, CatalogVariant } from './catalog-product';
import { desiredDimensions, desiredStock } from './desired-fields';
import { desiredPrice } from './desired-price';
import type { ProductFields, VARIANT_GROUPS, VariantOption } from './product-fields';
import type { StorePlaces } from './store-places';
import { foldedName } from './folded-name';
import { ValidationError } from './woocommerce.errors';

/** Name of a variation's field group. */
export type VariantGroup = (typeof VARIANT_GROUPS)[number];

/** A variant, its product and its shop. */
export interface VariantSubject {
  readonly product: CatalogProduct;
  readonly variant: CatalogVariant;
  readonly places: StorePlaces;
  /** Whether the variation is still to be made. */
  readonly isNew: boolean;
}

/** What one group of a variation should read. Throws `ValidationError` where the shop would take it and show something else. */
export function desiredVariantFields<G extends VariantGroup>(
  group: G,
  subject: VariantSubject,
): ProductFields[G] {
  return DESIRED[group](subject);
}

const DESIRED: { readonly [G in VariantGroup]: (subject: VariantSubject) => ProductFields[G] } = {
  sku: ({ variant }) => variant.sku,
  options: desiredOptions,
  status: ({ variant }) => (variant.status === 'active' ? 'publish' : 'private'),
  gtin: ({ variant }) => variant.gtin ?? '',
  dimensions: ({ variant }) => desiredDimensions(variant),
  price: ({ variant, places: { currency, ownership }, isNew }) =>
    desiredPrice(variant.price, { currency, withSale: ownership.sets('sale', isNew) }),
  stock: ({ variant }) => desiredStock(variant.stock),
};

/** Variants that have the same attributes as an earlier one: the shop takes both and sells the first (facts.md 21). */
export function doubledVariants({ variants }: CatalogProduct): ReadonlyMap<string, ValidationError> {
  const seen = new Map<string, CatalogVariant>();
  const doubled = new Map<string, ValidationError>();
  for (const variant of variants) {
    if (variant.status === 'archived') continue;
    const key = Object.entries(variant.attributes)
      .map(([name, option]) => `${foldedName(name)}=${foldedName(option)}`)
      .sort()
      .join('\n');
    const twin = seen.get(key);
    if (twin === undefined) seen.set(key, variant);
    else {
      const reason = `has the same attributes as variant ${twin.id} (${twin.sku})`;
      doubled.set(variant.id, new ValidationError('attributes', reason, 'VARIANT_DOUBLED'));
    }
  }
  return doubled;
}

function desiredOptions({ product, variant, places }: VariantSubject): VariantOption[] {
  const varying = new Map(
    product.attributes
      .filter(({ variation }) => variation)
      .map((attribute) => [foldedName(attribute.name), attribute]),
  );
  return Object.entries(variant.attributes).map(([name, option]) =>
    desiredOption(varying.get(foldedName(name)), name, option, places),
  );
}

function desiredOption(
  attribute: CatalogAttribute | undefined,
  name: string,
  option: string,
  { attributes }: StorePlaces,
): VariantOption {
  // The shop skips such an attribute without a word (facts.md 21).
  if (attribute === undefined) {
    throw new ValidationError(
      'attributes',
      `"${name}" is no attribute that the product's variants differ in`,
      'VARIANT_ATTRIBUTE_UNKNOWN',
    );
  }
  const listed = attribute.options.find((known) => foldedName(known) === foldedName(option));
  if (listed === undefined) {
    throw new ValidationError(
      'attributes',
      `"${option}" is not among the product's options of "${name}"`,
      'VARIANT_OPTION_UNKNOWN',
    );
  }
  const id = attribute.local ? 0 : (attributes.get(foldedName(name)) ?? 0);
  return { id, name: attribute.name, option: listed };
}
