import { z } from 'zod';
import type { AlteredField } from '../../../application/ports/shop/alteration';
import { foldedName } from '../../../domain/catalog/folded-name';
import type { Taxonomy } from '../../../domain/fields/desired-terms';
import type { TermFields } from '../../../domain/fields/product-fields';
import { number } from '../replies/reply-values';
import { readName } from '../replies/shop-html';
import { fieldFormat, unless, type WriteContext } from './field-format';

const terms = z.array(z.object({ id: number, name: z.string().optional() }));

type ShownTerms = z.infer<typeof terms>;

/** The lists of the shop that a product is in. */
export const TERM_FIELDS = {
  categories: fieldFormat({
    echo: { categories: z.array(z.object({ id: number })).optional() },
    payload: (sent: TermFields) => ({ categories: rowsOf(sent) }),
    shown: ({ categories = [] }) => ({ categories: sortedIds(categories) }),
    // Without any category the shop puts a product into its default one (fact 9).
    altered: (sent, { categories }) =>
      sent.ids.length === 0 ? [] : alteredIds('categories', sent, categories),
  }),
  tags: fieldFormat({
    echo: { tags: terms.optional() },
    payload: (sent: TermFields) => ({ tags: rowsOf(sent) }),
    shown: ({ tags = [] }) => ({ tags: namesOf(tags) }),
    altered: (sent, { tags }, write) => alteredTerms('tags', sent, tags, write),
  }),
  brands: fieldFormat({
    echo: { brands: terms.optional() },
    payload: (sent: TermFields) => ({ brands: rowsOf(sent) }),
    shown: ({ brands = [] }) => ({ brands: namesOf(brands) }),
    altered: (sent, { brands }, write) => alteredTerms('brands', sent, brands, write),
  }),
};

/**
 * Tags and brands are written by their ids, so that one which somebody has renamed comes back as it
 * was sent: then they have other names in the shop than the ERP's.
 */
function alteredTerms(
  taxonomy: Taxonomy,
  sent: TermFields,
  seen: ShownTerms = [],
  { names }: WriteContext,
): AlteredField[] {
  const altered = alteredIds(taxonomy, sent, seen);
  const [wanted, shown] = [names?.[taxonomy], seen.map(({ name = '' }) => name)];
  if (altered.length > 0 || wanted === undefined || shown.includes('')) return altered;
  const isAsSent = foldedNames(wanted).join('\n') === foldedNames(shown).join('\n');
  return unless(isAsSent, taxonomy, wanted, shown);
}

function foldedNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => foldedName(readName(name))))].sort();
}

function rowsOf({ ids }: TermFields): readonly { readonly id: number }[] {
  return ids.map((id) => ({ id }));
}

function namesOf(shown: ShownTerms): string[] {
  return shown.map(({ id, name = '' }) => (name === '' ? String(id) : readName(name))).sort();
}

function sortedIds(shown: readonly { readonly id: number }[]): number[] {
  return shown.map(({ id }) => id).sort((a, b) => a - b);
}

function alteredIds(
  field: string,
  { ids }: TermFields,
  seen: readonly { readonly id: number }[] = [],
): AlteredField[] {
  const shown = sortedIds(seen);
  return unless(ids.join(',') === shown.join(','), field, ids, shown);
}
