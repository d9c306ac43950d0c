import type { InfiniteData } from '@tanstack/react-query';

/** A page of a list, as the API answers it. */
interface PageOf<Row> {
  readonly items: Row[];
  readonly nextCursor: string | null;
}

type Page = PageOf<unknown>;

/** Where a page that was let go met the one behind it, which is still held. */
interface Seam {
  readonly cursor: string | null;
  readonly keys: ReadonlySet<string>;
  /** Place of the first row behind it. */
  readonly place: number;
}

/**
 * Where a page of a keyset-paged list stands: after which cursor, which row of the list its first
 * one is, and which page came before it, so that pages that were let go can be fetched again.
 */
export class PagePlace {
  /** Before anything was fetched. */
  static readonly FIRST = new PagePlace(null, 0, null, null);

  private constructor(
    readonly cursor: string | null,
    /** Place of its first row in the whole list, from 0. */
    private readonly first: number,
    private readonly before: PagePlace | null,
    private readonly seam: Seam | null,
  ) {}

  /** The place of the page behind this one; null where there is none. */
  after(page: Page): PagePlace | null {
    if (page.nextCursor === null) return null;
    return new PagePlace(page.nextCursor, this.firstOf(page) + page.items.length, this, null);
  }

  /**
   * The place of the page before this one; null where there is none.
   * @param keys of the rows that this one holds
   */
  earlier(page: Page, keys: readonly string[]): PagePlace | null {
    if (this.before === null) return null;
    const { cursor, first, before } = this.before;
    const seam = { cursor: this.cursor, keys: new Set(keys), place: this.firstOf(page) };
    return new PagePlace(cursor, first, before, seam);
  }

  /**
   * The page without what the one behind it has already: where rows have left the list since, as
   * by being retried, it reaches into that.
   */
  cut<Row, Rest>(page: Rest & PageOf<Row>, keyOf: (row: Row) => string): Rest & PageOf<Row> {
    const { seam } = this;
    if (seam === null) return page;
    const end = page.items.findIndex((row) => seam.keys.has(keyOf(row)));
    // All that was behind has left: the page reaches as far as it says.
    if (end < 0) return page;
    return { ...page, items: page.items.slice(0, end), nextCursor: seam.cursor };
  }

  /** Place of the page's first row: it ends where the one behind it begins. */
  firstOf({ items }: { readonly items: readonly unknown[] }): number {
    if (this.seam === null || this.cursor === null) return this.first;
    return Math.max(0, this.seam.place - items.length);
  }
}

/** So few pages are held, so that memory and what is asked anew stay small. */
const MOST_PAGES = 10;

/**
 * How a list is paged at both ends of what is held of it.
 * @param keyOf tells rows apart
 * @param read asks the API for the page at this place, which goes into the query as it is
 */
export const heldPages = <Row, Held extends PageOf<Row>>(
  keyOf: (row: Row) => string,
  read: (from: { readonly cursor?: string }) => Promise<Held & PageOf<Row>>,
) => ({
  initialPageParam: PagePlace.FIRST,
  queryFn: async ({ pageParam }: { readonly pageParam: PagePlace }) => {
    const { cursor } = pageParam;
    return pageParam.cut(await read(cursor === null ? {} : { cursor }), keyOf);
  },
  getNextPageParam: (page: PageOf<Row>, _pages: unknown, place: PagePlace) => place.after(page),
  getPreviousPageParam: (page: PageOf<Row>, _pages: unknown, place: PagePlace) =>
    place.earlier(page, page.items.map(keyOf)),
  maxPages: MOST_PAGES,
});

/** Place of the first row that is held of a list, from 0. */
export function firstPlaceOf(
  held: InfiniteData<{ readonly items: readonly unknown[] }> | undefined,
): number {
  const [place, page] = [held?.pageParams[0], held?.pages[0]];
  return place instanceof PagePlace && page !== undefined ? place.firstOf(page) : 0;
}

/** What is held of a list without all but its beginning: that alone is asked for anew then. */
export function firstPageOf<Held extends { readonly items: readonly unknown[] }>(
  held: InfiniteData<Held> | undefined,
): InfiniteData<Held> | undefined {
  if (held === undefined || firstPlaceOf(held) !== 0) return held;
  return { pages: held.pages.slice(0, 1), pageParams: held.pageParams.slice(0, 1) };
}
