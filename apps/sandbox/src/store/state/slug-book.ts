import { cutSlug } from '@cypher/shop-text';

/** Longest address that the column holds. */
const MAX_LENGTH = 200;

/** Addresses of things, each once: a taken one gets the next free number, as in WordPress. */
export class SlugBook {
  private readonly owners = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private readonly own = new Map<number, string>();

  /** The address that a thing would get: the wanted one, or one with a number. */
  free(wanted: string, id: number): string {
    if (wanted === '' || this.isFree(wanted, id)) return wanted;
    let number = this.numbers.get(wanted) ?? 2;
    while (!this.isFree(withNumber(wanted, number), id)) number += 1;
    // Remembers the last number: a hundred thousand things of one name are not counted through each
    // time.
    this.numbers.set(wanted, number);
    const own = this.own.get(id) ?? '';
    return isNumbered(own, wanted, number) ? own : withNumber(wanted, number);
  }

  /** Notes the address that a thing has. */
  claim({ slug, id }: { readonly slug: string; readonly id: number }): void {
    if (slug === '' || this.owners.has(slug)) return;
    this.owners.set(slug, id);
    this.own.set(id, slug);
  }

  /** Forgets the address that a thing had. */
  release({ slug, id }: { readonly slug: string; readonly id: number }): void {
    if (this.owners.get(slug) !== id) return;
    this.owners.delete(slug);
    this.own.delete(id);
    // A number that was counted past is free again.
    const [, stem, number] = /^(.*)-(\d+)$/.exec(slug) ?? [];
    if (stem !== undefined && Number(number) < (this.numbers.get(stem) ?? 0))
      this.numbers.set(stem, Number(number));
  }

  /** Forgets all. */
  clear(): void {
    this.owners.clear();
    this.numbers.clear();
    this.own.clear();
  }

  private isFree(slug: string, id: number): boolean {
    const owner = this.owners.get(slug);
    return owner === undefined || owner === id;
  }
}

/** Whether an address is another with a number of less than so much. */
function isNumbered(slug: string, stem: string, below: number): boolean {
  const number = Number(slug.slice(stem.length + 1));
  return slug.startsWith(`${stem}-`) && Number.isInteger(number) && number > 1 && number < below;
}

function withNumber(slug: string, number: number): string {
  const suffix = `-${number}`;
  return cutSlug(slug, MAX_LENGTH - suffix.length) + suffix;
}
