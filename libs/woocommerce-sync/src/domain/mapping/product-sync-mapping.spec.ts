import type { AttributeFields } from '../fields/product-fields';
import { ProductSyncMapping } from './product-sync-mapping';

const NOW = new Date('2026-11-22T10:00:00Z');
const MATERIAL = { id: 0, name: 'Material' };
const COLOUR = { id: 7, name: 'Colour' };

const attributes = (...those: readonly { id: number; name: string }[]): AttributeFields => ({
  list: those.map((one) => ({ ...one, options: ['Any'], visible: true, variation: false })),
});
const aMapping = (): ProductSyncMapping =>
  ProductSyncMapping.adopt('default', 'LED-0042', 101, NOW);

describe('an attribute that the shop shows', () => {
  it('is the shop’s own on a product that was never written', () => {
    expect(aMapping().isOurAttribute(COLOUR)).toBe(false);
  });

  it('is ours by its id, or by its name in whatever case where it has none', () => {
    const mapping = aMapping();
    mapping.confirm({ attributes: attributes(MATERIAL, COLOUR) }, 1, NOW);
    expect(mapping.isOurAttribute({ id: 7, name: 'Renamed' })).toBe(true);
    expect(mapping.isOurAttribute({ id: 8, name: 'Colour' })).toBe(false);
    expect(mapping.isOurAttribute({ id: 0, name: 'MATERIAL' })).toBe(true);
  });

  it('stays ours while a write is in doubt, whether that write brought it or was to take it away', () => {
    const mapping = aMapping();
    mapping.confirm({ attributes: attributes(MATERIAL) }, 1, NOW);
    mapping.doubt(['attributes']);
    mapping.noteAttributes([COLOUR]);
    expect([MATERIAL, COLOUR].map((one) => mapping.isOurAttribute(one))).toEqual([true, true]);
  });

  it('is the shop’s own again when the shop has confirmed that we took it away', () => {
    const mapping = aMapping();
    mapping.confirm({ attributes: attributes(MATERIAL, COLOUR) }, 1, NOW);
    mapping.confirm({ attributes: attributes(COLOUR) }, 2, NOW);
    expect([MATERIAL, COLOUR].map((one) => mapping.isOurAttribute(one))).toEqual([false, true]);
  });
});

describe('a product that was delivered', () => {
  it.each([
    ['was just adopted', {}, 0, false],
    ['is known in something', { name: 'Lamp' }, 1, false],
    ['is known in nothing', {}, 1, true],
    ['is known in its pictures alone', { images: [] }, 1, true],
  ])('and %s: whether it may lie in the trash', (_what, confirmed, version, expected) => {
    const mapping = aMapping();
    mapping.confirm(confirmed, version, NOW);
    expect(mapping.mayBeTrashed).toBe(expected);
  });
});

describe('what is wrong with a product', () => {
  const problem = (subject: 'sku' | 'price' | 'variants.price', message: string) =>
    new Map([[subject, message] as const]);

  it('keeps it out of sync, whatever else the shop confirms', () => {
    const mapping = aMapping();
    mapping.noteProblems([], problem('sku', 'the shop cannot hold it'));
    mapping.confirm({ name: 'Lamp' }, 2, NOW);
    mapping.noteProblems(['price', 'product'], new Map());
    expect(mapping.snapshot()).toMatchObject({
      syncStatus: 'error',
      errorMessage: 'the shop cannot hold it',
    });
  });

  it('is over once what it was about went well', () => {
    const mapping = aMapping();
    mapping.noteProblems([], problem('sku', 'the shop cannot hold it'));
    mapping.confirm({ sku: 'A' }, 2, NOW);
    mapping.noteProblems(['sku', 'product'], new Map());
    expect(mapping.snapshot()).toMatchObject({
      syncStatus: 'in_sync',
      errorMessage: null,
      problems: {},
    });
  });

  it('is replaced by what is wrong with the same thing now, beside other problems', () => {
    const mapping = aMapping();
    mapping.noteProblems([], problem('sku', 'taken'));
    mapping.noteProblems([], problem('variants.price', 'none'));
    mapping.noteProblems(['sku'], problem('sku', 'too long'));
    expect(mapping.snapshot().problems).toEqual({ 'variants.price': 'none', sku: 'too long' });
  });

  it('does not make what lies in the trash look like anything else', () => {
    const mapping = aMapping();
    mapping.markTrashed(3, NOW);
    mapping.noteProblems(['product', 'price'], new Map());
    expect(mapping.syncStatus).toBe('trashed');
  });
});

describe('a write that was not answered', () => {
  it('counts as delivered, so that an older read of the ERP is not written after it', () => {
    const mapping = aMapping();
    mapping.confirm({ name: 'Lamp' }, 4, NOW);
    mapping.doubtWrite({ groups: ['price'], version: 7 });
    expect(mapping.hasNewerThan({ version: 6 })).toBe(true);
    expect(mapping.hasNewerThan({ version: 7 })).toBe(false);
  });
});
