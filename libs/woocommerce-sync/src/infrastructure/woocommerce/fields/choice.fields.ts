import { readSlug } from '@cypher/shop-text';
import type { ChoiceGroup } from '../../../domain/fields/desired-choice';
import { text } from '../replies/reply-values';
import { isSameSlug } from '../replies/shop-slug';
import { fieldFormat, unless } from './field-format';

/** Where the shop shows a list, and whether it does so page by page. */
export interface ChoiceList {
  readonly path: string;
  readonly isPaged: boolean;
}

/** The lists of which a product is given one entry. */
export const CHOICE_LISTS: Readonly<Record<ChoiceGroup, ChoiceList>> = {
  taxClass: { path: '/taxes/classes', isPaged: false },
  shippingClass: { path: '/products/shipping_classes', isPaged: true },
};

/** What is chosen, by its slug, from a list that the shop keeps. */
export const CHOICE_FIELDS = {
  taxClass: fieldFormat({
    echo: { tax_class: text.optional() },
    payload: (taxClass: string) => ({ tax_class: taxClass }),
    altered: (sent, { tax_class: seen = '' }) =>
      unless(sent === seen || isSameSlug(sent, seen), 'tax_class', sent, seen),
  }),
  shippingClass: fieldFormat({
    echo: { shipping_class: text.optional() },
    // The shop takes the octets out of a slug that it is sent (fact 77).
    payload: (slug: string) => ({ shipping_class: readSlug(slug) }),
    altered: (sent, { shipping_class: seen = '' }) =>
      unless(sent === seen || isSameSlug(sent, seen), 'shipping_class', sent, seen),
    isInherited: true,
  }),
};
