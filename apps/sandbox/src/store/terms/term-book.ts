import { slugOf } from '../coercions';
import { SlugBook } from '../slug-book';
import type { StoreTerm } from './store-term';

/** What a new term is made of; the rest is as in an empty one. */
export type NewTerm = Pick<StoreTerm, 'name'> & Partial<Omit<StoreTerm, 'id' | 'name'>>;

/** The terms of one taxonomy, found by id, by name under a parent, and by slug; counts how many products have each. */
export class TermBook extends Map<number, StoreTerm> {
  private readonly names = new Map<string, StoreTerm>();
  private readonly slugs = new SlugBook();
  private readonly counts = new Map<number, number>();

  constructor(private readonly nextId: () => number) {
    super();
  }

  /** Makes a term. Whether another has its name is for the caller to ask. */
  make({ name, slug = '', ...rest }: NewTerm, id = this.nextId()): StoreTerm {
    const empty = { parent: 0, description: '', display: 'default', menu_order: 0, image: null };
    const term: StoreTerm = { ...empty, ...rest, id, name, slug: '' };
    this.set(id, term);
    this.names.set(nameKey(term), term);
    this.slugs.move(term, this.slugFor(slug || slugOf(name) || `term-${id}`, term.parent));
    return term;
  }

  /** Puts in a term that was made before: in a copy of a shop. */
  put(term: StoreTerm): void {
    this.set(term.id, term);
    this.names.set(nameKey(term), term);
    this.slugs.claim(term);
  }

  /** The term with this name under a parent, in whatever case; accents count (facts.md 22). */
  named(name: string, parent = 0): StoreTerm | undefined {
    return this.names.get(nameKey({ name, parent }));
  }

  /** The term with this slug. */
  withSlug(slug: string): StoreTerm | undefined {
    return this.slugs.has(slug) ? [...this.values()].find((term) => term.slug === slug) : undefined;
  }

  /** Changes a term; `slug` is made unique. */
  change(term: StoreTerm, { slug, ...changes }: Partial<Omit<StoreTerm, 'id'>>): void {
    this.names.delete(nameKey(term));
    Object.assign(term, changes);
    this.names.set(nameKey(term), term);
    if (slug !== undefined && slug !== '' && slug !== term.slug) this.slugs.move(term, slug);
  }

  /** Removes a term; those below it move up to its parent. */
  remove(term: StoreTerm): void {
    for (const child of this.values())
      if (child.parent === term.id) this.change(child, { parent: term.parent });
    this.delete(term.id);
    this.names.delete(nameKey(term));
    this.slugs.move(term, '');
    this.counts.delete(term.id);
  }

  /** How many published products have a term. */
  count(id: number): number {
    return this.counts.get(id) ?? 0;
  }

  /** Notes that one more product has a term, or one less. */
  countOn(id: number, by: 1 | -1): void {
    this.counts.set(id, this.count(id) + by);
  }

  override clear(): void {
    super.clear();
    this.names.clear();
    this.slugs.clear();
    this.counts.clear();
  }

  // A taken slug gets its parent's behind it, and a number only where there is no parent.
  private slugFor(slug: string, parent: number): string {
    const above = this.get(parent);
    return this.slugs.has(slug) && above !== undefined ? `${slug}-${above.slug}` : slug;
  }
}

function nameKey({ name, parent }: Pick<StoreTerm, 'name' | 'parent'>): string {
  return `${parent} ${name.toLowerCase()}`;
}
