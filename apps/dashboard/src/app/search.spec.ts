import { readSearch, text, writeSearch } from './search';

describe('what stands behind the ? of an address', () => {
  it.each([
    '1e5',
    '5.10',
    '0x10',
    '007',
    'true',
    'null',
    '12345678901234567890',
    '{"a":1}',
    'a b&c',
  ])('is %s, as somebody typed it', (q) => {
    const address = writeSearch({ q, store: undefined });
    expect(text(readSearch(address), 'q')).toEqual({ q });
    expect(text(readSearch(`?q=${encodeURIComponent(q)}`), 'q')).toEqual({ q });
  });

  it('is nothing where nothing is said', () => {
    expect(writeSearch({ q: undefined })).toBe('');
    expect(text(readSearch(''), 'q')).toEqual({});
  });
});
