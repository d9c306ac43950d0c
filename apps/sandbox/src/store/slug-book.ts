/** Addresses of things, each once: a taken one gets the next free number, as in WordPress. */
export class SlugBook {
  private readonly taken = new Set<string>();
  private readonly numbers = new Map<string, number>();

  /** Gives a thing another address; `''` gives back the one it has. */
  move(thing: { slug: string }, wanted: string): void {
    this.taken.delete(thing.slug);
    thing.slug = wanted === '' ? '' : this.free(wanted);
    if (thing.slug !== '') this.taken.add(thing.slug);
  }

  /** Notes the address that a thing has already. */
  claim({ slug }: { readonly slug: string }): void {
    if (slug !== '') this.taken.add(slug);
  }

  /** Whether something has this address. */
  has(slug: string): boolean {
    return this.taken.has(slug);
  }

  /** Forgets all. */
  clear(): void {
    this.taken.clear();
    this.numbers.clear();
  }

  // Remembers the last number of each address: a hundred thousand things of one name are not counted through each time.
  private free(wanted: string): string {
    if (!this.taken.has(wanted)) return wanted;
    let number = this.numbers.get(wanted) ?? 2;
    while (this.taken.has(`${wanted}-${number}`)) number += 1;
    this.numbers.set(wanted, number + 1);
    return `${wanted}-${number}`;
  }
}
