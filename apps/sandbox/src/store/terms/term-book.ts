import { foldedText, slugOf } from '@cypher/shop-text';
import { termName } from '../texts/term-text';
import type { StoreTerm } from './store-term';

/**
 * What a new term is made of; its slug follows from its name, and the rest is as in an empty one.
 */
export type NewTerm = Pick<StoreTerm, 'name'> & Partial<Omit<StoreTerm, 'id' | 'name'>>;

/**
 * The terms of one taxonomy, found by id, by name and by slug as the shop's collation compares them
 * (fact 37); counts how many products have each.
 */
export class TermBook extends Map<number, StoreTerm> {
  private readonly names = new Map<string, StoreTerm[]>();
  private readonly slugs = new Map<string, StoreTerm>();
  private readonly counts = new Map<number, number>();

  /** @param isLoose whether names are compared as the collation does */
  constructor(
    private readonly nextId: () => number,
    private readonly isLoose: () => boolean = () => true,
  ) {
    super();
  }

  /** Makes a term as it is told; whether another has its name or slug is for the caller to ask. */
  make({ name, slug = slugOf(name), ...rest }: NewTerm, id = this.nextId()): StoreTerm {
    const empty = { parent: 0, description: '', display: 'default', menu_order: 0, image: null };
    const term: StoreTerm = { ...empty, ...rest, id, name, slug: slug === '' ? String(id) : slug };
    this.put(term);
    return term;
  }

  /** Puts in a term that was made before: in a copy of a shop. */
  put(term: StoreTerm): void {
    this.set(term.id, term);
    this.index(term);
  }

  /**
   * The terms with a name that the shop takes for this one, the oldest first; the name is read as
   * the shop keeps it.
   */
  allNamed(name: string): readonly StoreTerm[] {
    return this.names.get(this.key(termName(name))) ?? [];
  }

  /** The oldest term with a name that the shop takes for this one. */
  named(name: string): StoreTerm | undefined {
    return this.allNamed(name)[0];
  }

  /** The term with this slug. */
  withSlug(slug: string): StoreTerm | undefined {
    return this.slugs.get(foldedText(slugOf(slug)));
  }

  /** Whether a term has this slug. */
  hasSlug(slug: string): boolean {
    return this.slugs.has(foldedText(slug));
  }

  /** Changes a term as it is told. */
  change(term: StoreTerm, changes: Partial<Omit<StoreTerm, 'id'>>): void {
    this.unindex(term);
    Object.assign(term, changes);
    this.index(term);
  }

  /** Removes a term; those below it move up to its parent. */
  remove(term: StoreTerm): void {
    for (const child of this.values())
      if (child.parent === term.id) this.change(child, { parent: term.parent });
    this.unindex(term);
    this.delete(term.id);
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

  private index(term: StoreTerm): void {
    const key = this.key(term.name);
    const others = this.names.get(key) ?? [];
    this.names.set(
      key,
      [...others, term].sort((a, b) => a.id - b.id),
    );
    this.slugs.set(foldedText(term.slug), term);
  }

  private unindex(term: StoreTerm): void {
    const key = this.key(term.name);
    this.names.set(
      key,
      (this.names.get(key) ?? []).filter((other) => other !== term),
    );
    const slug = foldedText(term.slug);
    if (this.slugs.get(slug) === term) this.slugs.delete(slug);
  }

  private key(name: string): string {
    return this.isLoose() ? foldedText(name) : name.toLowerCase();
  }
}
