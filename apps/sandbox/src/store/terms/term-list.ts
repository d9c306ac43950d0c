import type { StoreTerm } from './store-term';
import type { TermBook } from './term-book';

type Query = Readonly<Record<string, unknown>>;

/** The terms that a list asks for, by name unless it says otherwise. */
export function listedTerms(book: TermBook, query: Query): StoreTerm[] {
  const text = (name: string): string | null => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const ids = (name: string): number[] | undefined => text(name)?.split(',').map(Number);
  const [include, exclude, parent, slug] = [ids('include'), ids('exclude'), text('parent'), text('slug')];
  const search = text('search')?.toLowerCase();
  const terms = [...book.values()]
    .filter(({ id }) => include?.includes(id) ?? true)
    .filter(({ id }) => exclude?.includes(id) !== true)
    .filter((term) => parent === null || term.parent === Number(parent))
    .filter((term) => slug === null || slug.split(',').includes(term.slug))
    .filter((term) => search === undefined || `${term.name} ${term.slug}`.toLowerCase().includes(search))
    .filter(({ id }) => text('hide_empty') !== 'true' || book.count(id) > 0);
  const direction = query['order'] === 'desc' ? -1 : 1;
  const compare = comparison(text('orderby'), book);
  return terms.sort((a, b) => direction * (compare(a, b) || a.id - b.id));
}

function comparison(orderBy: string | null, book: TermBook): (a: StoreTerm, b: StoreTerm) => number {
  if (orderBy === 'id') return (a, b) => a.id - b.id;
  if (orderBy === 'count') return (a, b) => book.count(a.id) - book.count(b.id);
  if (orderBy === 'slug') return (a, b) => a.slug.localeCompare(b.slug);
  if (orderBy === 'menu_order') return (a, b) => a.menu_order - b.menu_order;
  return (a, b) => a.name.localeCompare(b.name);
}
