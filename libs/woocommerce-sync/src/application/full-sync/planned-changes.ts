import { isDeepStrictEqual } from 'node:util';
import { compareDecimals, decimalDifference, sumDecimals } from '../../domain/fields/decimal';
import type { FieldGroup, PriceFields, ProductFields } from '../../domain/fields/product-fields';
import type { ConfirmedFields } from '../../domain/mapping/mapping-state';
import { rememberedForm } from '../planning/remembered-form';

/**
 * One field that would change, named `group` or `group.field`. `before` is undefined where the
 * shop's value was never confirmed.
 */
export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What changing prices come to, for one piece of each product; a variant with a price counts as
 * one.
 */
export interface MoneyImpact {
  readonly raised: { products: number; sum: string };
  readonly lowered: { products: number; sum: string };
}

/**
 * The single fields in which what is to be written differs from what was confirmed; long texts as
 * digests.
 */
export function changedFields(
  fields: Partial<ProductFields>,
  confirmed: ConfirmedFields,
): ChangedField[] {
  const wanted = rememberedForm(fields);
  return (Object.keys(wanted) as FieldGroup[])
    .flatMap((group) => {
      const [before, after] = [membersOf(confirmed[group]), membersOf(wanted[group])];
      return Object.keys(after)
        .filter((name) => !(group === 'price' && isShops(after[name])))
        .map((name) => ({ field: group + name, before: before[name], after: after[name] }));
    })
    .filter(({ before, after }) => !isDeepStrictEqual(before ?? null, after));
}

/** Records what one product's new price comes to. */
export function weighPrice(impact: MoneyImpact, before: PriceFields, after: PriceFields): void {
  const [was, is] = isShops(after.sale)
    ? [before.regular, after.regular]
    : [before.sale || before.regular, after.sale || after.regular];
  const direction = compareDecimals(is, was);
  if (direction === 0) return;
  const side = direction > 0 ? impact.raised : impact.lowered;
  side.products += 1;
  side.sum = sumDecimals(side.sum, decimalDifference(is, was));
}

/** Whether a price leaves this part to the shop. */
function isShops(part: unknown): part is null {
  return part === null;
}

/** A group's fields by the end of their names; one that has none is its own only field. */
function membersOf(group: unknown): Readonly<Record<string, unknown>> {
  if (group === undefined) return {};
  if (typeof group !== 'object' || group === null || Array.isArray(group)) return { '': group };
  return Object.fromEntries(
    Object.entries(group).map(([name, value]) => [`.${name}`, value as unknown]),
  );
}
