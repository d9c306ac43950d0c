import { firstPlaceOf, PagePlace } from './page-place';

const page = (names: string, nextCursor: string | null) => ({
  items: Array.from(names),
  nextCursor,
});
const same = (name: string): string => name;

describe('a page that was let go', () => {
  const first = page('abcd', 'd');
  const second = page('efgh', 'h');
  const third = page('ijkl', null);
  const atSecond = PagePlace.FIRST.after(first) ?? PagePlace.FIRST;
  const atThird = atSecond.after(second) ?? PagePlace.FIRST;

  it('comes again after the cursor that it had', () => {
    const again = atThird.earlier(third, third.items);
    expect(again?.cursor).toBe('d');
    expect(again?.cut(second, same)).toEqual(second);
    expect(firstPlaceOf({ pages: [second], pageParams: [again] })).toBe(4);
  });

  it('ends where the next one begins, though rows of it have left meanwhile', () => {
    const again = atThird.earlier(third, third.items) ?? PagePlace.FIRST;
    const shorter = again.cut(page('fhij', 'j'), same);
    expect(shorter).toEqual(page('fh', 'h'));
    expect(firstPlaceOf({ pages: [shorter, third], pageParams: [again, atThird] })).toBe(6);
    const top = again.earlier(shorter, shorter.items) ?? PagePlace.FIRST;
    expect(top.cut(page('bcdf', 'f'), same)).toEqual(page('bcd', 'd'));
    expect(firstPlaceOf({ pages: [page('bcd', 'd')], pageParams: [top] })).toBe(0);
  });

  it('is followed by the same page as before', () => {
    const again = atThird.earlier(third, third.items) ?? PagePlace.FIRST;
    const next = again.after(again.cut(page('fhij', 'j'), same));
    expect(next?.cursor).toBe('h');
    expect(firstPlaceOf({ pages: [third], pageParams: [next] })).toBe(8);
  });

  it('goes on after its own end where nothing is left of the page behind it', () => {
    const again = atThird.earlier(third, third.items) ?? PagePlace.FIRST;
    const longer = again.cut(page('fhmn', 'n'), same);
    expect(longer).toEqual(page('fhmn', 'n'));
    expect(again.after(longer)?.cursor).toBe('n');
    expect(again.cut(page('fh', null), same)).toEqual(page('fh', null));
  });

  it('is none before the first', () => {
    expect(PagePlace.FIRST.earlier(first, first.items)).toBeNull();
  });
});
