import { isDeepStrictEqual } from 'node:util';
import type { ShopValue } from '../../domain/changes/product-change';
import {
  hasLongTexts,
  type FieldGroup,
  type ProductFields,
} from '../../domain/fields/product-fields';
import type { ConfirmedFields } from '../../domain/mapping/mapping-state';
import { rememberedForm } from '../planning/remembered-form';
import type { ShopContents } from '../ports/drift/shop-contents.port';
import type { Alteration } from '../ports/shop/alteration';
import { bounded } from './bounded';

/** One field of a product: what each of the three says of it. */
export interface ComparedField {
  readonly group: FieldGroup;
  /** WooCommerce's name of the field. */
  readonly name: string;
  /** What the ERP wants; null where it wants nothing, or cannot be asked. */
  readonly erp: unknown;
  /** What the shop confirmed last; null where it never did, or only a digest is kept. */
  readonly sent: unknown;
  /** What the shop shows now; null where it shows nothing, or cannot be asked. */
  readonly shop: unknown;
  /** Whether the shop shows it otherwise than the ERP wants it; null where nobody can tell. */
  readonly differs: boolean | null;
}

/** What is known of the fields of one product or variant. */
export interface FieldSides {
  readonly wanted: Partial<ProductFields>;
  readonly confirmed: ConfirmedFields;
  /** What the shop shows of a group; null where it was not read. */
  readonly shown: ((group: FieldGroup) => ShopValue | null) | null;
  /** What it shows otherwise than is wanted, as the comparison for drift has it. */
  readonly altered: readonly Alteration[];
}

/** The three sides of every field that one of them knows, in the shop's words. */
export function comparedFields(
  { wanted, confirmed, shown, altered }: FieldSides,
  words: Pick<ShopContents, 'inWords'>,
  groups: readonly FieldGroup[],
): ComparedField[] {
  const { images: _images, ...fields } = confirmed;
  const sides = { erp: words.inWords(wanted), sent: words.inWords(readable(fields, wanted)) };
  return groups.flatMap((group) => {
    const erp = sides.erp.get(group) ?? {};
    const sent = sides.sent.get(group) ?? {};
    const shop = shown?.(group) ?? {};
    const names = [...new Set([erp, sent, shop].flatMap((side) => Object.keys(side)))];
    const found = altered.filter((one) => one.group === group).map(({ field }) => field);
    const isTold = shown !== null && group in wanted;
    const isOfOne = found.every((field) => names.some((name) => isPartOf(field, name)));
    return names.map((name): ComparedField => ({
      group,
      name,
      erp: bounded(erp[name]),
      sent: bounded(sent[name]),
      shop: bounded(shop[name]),
      differs: isTold
        ? found.some((field) => isPartOf(field, name)) || (found.length > 0 && !isOfOne)
        : null,
    }));
  });
}

function isPartOf(field: string, name: string): boolean {
  return field === name || field.startsWith(`${name}.`);
}

/**
 * What was confirmed, without what only a digest is known of that is not that of what is wanted.
 */
function readable(
  confirmed: Partial<ProductFields>,
  wanted: Partial<ProductFields>,
): Partial<ProductFields> {
  const remembered = rememberedForm(wanted);
  const entries = Object.entries(confirmed) as [FieldGroup, unknown][];
  return Object.fromEntries(
    entries.flatMap(([group, value]) => {
      if (!hasLongTexts(group)) return [[group, value]];
      return isDeepStrictEqual(remembered[group], value) ? [[group, wanted[group]]] : [];
    }),
  );
}
