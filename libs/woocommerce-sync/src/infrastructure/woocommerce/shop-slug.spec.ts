import { isSameSlug } from './shop-slug';

describe('a slug that the shop has made of one', () => {
  it.each([
    ['lead-panel', 'lead-panel'],
    ['Größe 5/8 "Zoll"', 'grose-5-8-zoll'],
    ['Größe', 'groesse'],
    ['Κόκκινο', '%ce%ba%cf%8c%ce%ba%ce%ba%ce%b9%ce%bd%ce%bf'],
    ['a.b', 'a-b'],
    ['Becuri și tuburi', 'becuri-si-tuburi'],
    ['50%AB', '50%ab'],
  ])('%j is %j', (sent, seen) => {
    expect(isSameSlug(sent, seen)).toBe(true);
  });

  it.each([
    ['lead-panel', 'lead-panel-2'],
    ['lead-panel', 'lead-panel__trashed'],
    ['lead-panel', ''],
  ])('%j is not %j, which says that it is taken', (sent, seen) => {
    expect(isSameSlug(sent, seen)).toBe(false);
  });
});
