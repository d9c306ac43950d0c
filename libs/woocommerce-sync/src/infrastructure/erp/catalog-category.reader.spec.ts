import { readCategory } from './catalog-category.reader';

const ROW = {
  id: 'led',
  parentId: null,
  name: 'Leduri',
  slug: null,
  description: '',
  image: null,
  position: 0,
  updatedAt: '2026-12-01T00:00:00Z',
};

it.each([
  ['left out', undefined],
  ['null', null],
  ['an empty list, as PHP serves it', []],
])('texts that are %s are none', (_what, texts) => {
  const read = readCategory({ ...ROW, texts });
  expect(read).toMatchObject({ kind: 'category', category: { id: 'led', name: 'Leduri' } });
  expect(read.kind === 'category' && read.category.texts).toBe(undefined);
});

it('a language that is null has none', () => {
  const read = readCategory({ ...ROW, texts: { de: null, en: { name: 'LEDs' } } });
  expect(read).toMatchObject({ category: { texts: { en: { name: 'LEDs' } } } });
  expect(read).not.toHaveProperty('category.flaws');
});

it('a broken translation spoils nothing but itself', () => {
  const read = readCategory({ ...ROW, texts: { de: { name: '' }, en: { name: 'LEDs' } } });
  expect(read).toMatchObject({
    kind: 'category',
    category: {
      texts: { en: { name: 'LEDs' } },
      flaws: [{ part: 'texts', field: 'texts.de.name', problem: 'is empty' }],
    },
  });
});

it('is invalid where nobody could tell what it is', () => {
  expect(readCategory({ ...ROW, name: '' })).toMatchObject({
    kind: 'invalid',
    id: 'led',
    reason: { code: 'ERP_CATEGORY_INVALID', field: 'name' },
  });
  expect(readCategory({ name: 'x' })).toEqual({ kind: 'unreadable' });
});
