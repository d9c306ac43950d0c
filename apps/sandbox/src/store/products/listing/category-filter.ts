import type { Shop } from '../../state/shop';

/** Categories with all that lie below them: a list by a category shows what is in those as well. */
export function categoriesBelow(ids: readonly number[], { catalogue }: Shop): ReadonlySet<number> {
  const wanted = new Set(ids.filter((id) => catalogue.categories.has(id)));
  for (let before = -1; before < wanted.size;) {
    before = wanted.size;
    for (const { id, parent } of catalogue.categories.values())
      if (wanted.has(parent)) wanted.add(id);
  }
  return wanted;
}
