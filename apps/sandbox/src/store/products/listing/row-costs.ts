import type { Answer, StoreContext } from '../../store-context';

/** A page of a list, with what its rows cost the shop (fact 31). */
export function withRowCosts(page: Answer, { workers }: StoreContext): Answer {
  const rows = Array.isArray(page.body) ? page.body.length : 0;
  return { ...page, costMs: rows * workers.model.perRow };
}
