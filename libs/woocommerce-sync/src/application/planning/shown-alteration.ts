import { hasLongTexts } from '../../domain/fields/product-fields';
import type { Alteration, AlteredField, ShownValue } from '../ports/shop/alteration';
import type { ProductWriteResult } from '../ports/shop/product-write';
import type { CategoryWriteResult } from '../ports/shop/shop-categories.port';

/** What is shown of an option that the shop did not take: the variation counts for every one. */
const ANY_OPTION = 'any';

/**
 * Texts are shown up to this length; those of products from where they differ, with some of what
 * they share before.
 */
const SHOWN = 100;
const SHARED_SHOWN = 20;

/** An alteration in texts, for a person. Nobody reads values out of these again. */
export interface ShownAlteration {
  readonly field: string;
  readonly sent: string;
  readonly seen: string;
}

/** What the shop made of a value, for a person. */
export function alterationMessage(alteration: Alteration | AlteredField): string {
  const { field, sent, seen } = shownAlteration(alteration);
  return `${field}: the shop made ${JSON.stringify(seen)} of ${JSON.stringify(sent)}`;
}

/** What the shop answered to writes, its alterations in texts, as the audit keeps it. */
export function shownResults(
  results: readonly (ProductWriteResult | CategoryWriteResult)[],
): unknown[] {
  return results.map((result) =>
    result.kind === 'written'
      ? { ...result, alterations: result.alterations.map(shownAlteration) }
      : result,
  );
}

/** An alteration, its values as texts. */
export function shownAlteration(alteration: Alteration | AlteredField): ShownAlteration {
  const group = 'group' in alteration ? alteration.group : null;
  const sent = textOf(alteration, alteration.sent);
  const seen =
    group === 'options' && alteration.seen === null
      ? ANY_OPTION
      : textOf(alteration, alteration.seen);
  const isLong = group === null || hasLongTexts(group);
  const from = group !== null && isLong ? startOfDifference(sent, seen) : 0;
  const shown = (text: string): string => (isLong ? text.slice(from, from + SHOWN) : text);
  return { ...alteration, sent: shown(sent), seen: shown(seen) };
}

function textOf({ field }: AlteredField, value: ShownValue): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return String(value);
  if (value.every((one) => typeof one === 'number')) return value.join(',');
  // Options may hold commas.
  return value.join(field.startsWith('attributes.') ? ' / ' : ', ');
}

function startOfDifference(sent: string, seen: string): number {
  let shared = 0;
  while (shared < sent.length && sent.charAt(shared) === seen.charAt(shared)) shared += 1;
  return Math.max(0, shared - SHARED_SHOWN);
}
