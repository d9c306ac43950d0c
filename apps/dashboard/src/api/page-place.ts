import type { InfiniteData } from '@tanstack/react-query';

/**
 * Where a page of a keyset-paged list stands: after which cursor, which row of the list its first
 * one is, and which page came before it, so that pages that were let go can be fetched again.
 */
export class PagePlace {
  /** Before anything was fetched. */
  static readonly FIRST = new PagePlace(null, 0, null);

  private constructor(
    readonly cursor: string | null,
    /** Place of its first row in the whole list, from 0. */
    readonly first: number,
    readonly before: PagePlace | null,
  ) {}

  /** The place of the page behind this one; null where there is none. */
  after(page: { items: readonly unknown[]; nextCursor: string | null }): PagePlace | null {
    if (page.nextCursor === null) return null;
    return new PagePlace(page.nextCursor, this.first + page.items.length, this);
  }
}

/** Place of the first row that is held of a list, from 0. */
export function firstPlaceOf(held: InfiniteData<unknown> | undefined): number {
  const place = held?.pageParams[0];
  return place instanceof PagePlace ? place.first : 0;
}

/** What is held of a list without all but its beginning: that alone is asked for anew then. */
export function firstPageOf<Page>(
  held: InfiniteData<Page> | undefined,
): InfiniteData<Page> | undefined {
  if (held === undefined || firstPlaceOf(held) !== 0) return held;
  return { pages: held.pages.slice(0, 1), pageParams: held.pageParams.slice(0, 1) };
}
