import { compareTexts } from '../texts/collation-order';
import { floatOf } from '../texts/php';
import type { StoreTerm } from './store-term';

type Compare = (a: StoreTerm, b: StoreTerm) => number;

const byName: Compare = (a, b) => compareTexts(a.name, b.name);
const ORDERS: Readonly<Record<string, Compare>> = {
  menu_order: (a, b) => a.menu_order - b.menu_order || byName(a, b),
  name: byName,
  name_num: (a, b) => floatOf(a.name) - floatOf(b.name),
};

/** Terms in one of the orders that an attribute can have; by id is by name, as the shop has it. */
export function sortedTerms(terms: readonly StoreTerm[], orderBy: string): StoreTerm[] {
  const compare = ORDERS[orderBy] ?? byName;
  return [...terms].sort((a, b) => compare(a, b) || a.id - b.id);
}
