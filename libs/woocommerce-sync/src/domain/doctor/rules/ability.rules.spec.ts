import { aSight, anAnswer, someGrounds } from '../../testing/sights';
import type { Grounds } from '../grounds';
import type { Observations, SkuRow } from '../observations';
import { abilitiesOf, abilityFindings } from './ability.rules';

const noRoute = anAnswer({ status: 404, code: 'rest_no_route' });

const codesOf = (
  fields: Partial<Observations>,
  answers: Parameters<typeof aSight>[0] = {},
  grounds: Partial<Grounds> = {},
): string[] =>
  abilityFindings(aSight(answers, fields), someGrounds(grounds)).map(({ code }) => code);

describe('what a shop can do', () => {
  it('is seen by what it answers, and unknown where it does not', () => {
    expect(abilitiesOf(aSight())).toEqual({ fulfilments: true, catalogExport: true });
    expect(abilitiesOf(aSight({ fulfilments: noRoute }))).toMatchObject({ fulfilments: false });
    const silent = aSight({ fulfilments: anAnswer({ status: 403 }) }, { site: null });
    expect(abilitiesOf(silent)).toEqual({ fulfilments: null, catalogExport: null });
  });

  it('may be less than others can', () => {
    const site = { home: null, timeZone: null, namespaces: ['wc/v3'] };
    expect(codesOf({ site })).toEqual(['CATALOG_EXPORT_MISSING']);
    expect(codesOf({}, { variations: noRoute })).toEqual(['VARIATIONS_NOT_LISTED']);
    expect(codesOf({}, { fulfilments: noRoute })).toEqual(['FULFILMENTS_OFF']);
    expect(codesOf({ trimsFields: false })).toEqual(['FIELDS_IGNORED']);
    expect(codesOf({ trimsFields: null })).toEqual([]);
  });

  it('is measured by what the settings of the store want', () => {
    const expectations = { ...someGrounds().expectations, tracking: 'fulfillments' };
    expect(codesOf({}, { fulfilments: noRoute }, { expectations })).toEqual(['FULFILMENTS_WANTED']);
    expect(codesOf({ batchLimit: 50 })).toEqual(['BATCH_LIMIT_LOW']);
    const small = { ...someGrounds().expectations, maxBatchSize: 50 };
    expect(codesOf({ batchLimit: 50 }, {}, { expectations: small })).toEqual([]);
  });

  it('is tried for variations of several products, whatever was seen before', () => {
    const remembered = { variationsOfManyParents: false, stockDifferences: null };
    expect(codesOf({ variationsTogether: true }, {}, { remembered })).toEqual([]);
    const before = { variationsOfManyParents: true, stockDifferences: null };
    expect(codesOf({ variationsTogether: false }, {}, { remembered: before })).toEqual([
      'VARIATIONS_BY_PRODUCT',
    ]);
  });

  it('was found out by writing', () => {
    const remembered = { variationsOfManyParents: false, stockDifferences: false };
    expect(codesOf({}, {}, { remembered })).toEqual([
      'VARIATIONS_BY_PRODUCT',
      'DIFFERENCES_IGNORED',
    ]);
  });
});

describe('SKUs', () => {
  const row = (id: number, sku: string, parentId = 0): SkuRow => ({ id, sku, parentId });
  const doubled = (...rows: SkuRow[]) =>
    abilityFindings(aSight({}, { skus: { rows, isWhole: true } }), someGrounds());

  it('that the shop takes for one are doubled', () => {
    expect(doubled(row(1, 'Lamp'), row(2, 'LÂMP'), row(3, 'Other'))).toMatchObject([
      { code: 'DUPLICATE_SKUS', evidence: 'Lamp (ids 1, 2)' },
    ]);
    expect(doubled(row(1, ''), row(2, ''))).toEqual([]);
  });

  it('of variations count where they are their own', () => {
    expect(doubled(row(1, 'SHOE'), row(2, 'SHOE', 1), row(3, 'SHOE', 1))).toEqual([]);
    expect(doubled(row(1, 'SHOE'), row(2, 'RED', 1), row(3, 'RED'))).toHaveLength(1);
    // Whether it has one of its own cannot be told.
    expect(doubled(row(2, 'RED', 9), row(3, 'RED'))).toEqual([]);
  });

  it('are named a few at a time, and what was not read is told', () => {
    const rows = Array.from({ length: 14 }, (_, index) => row(index, `SKU-${index % 7}`));
    const [first, second] = abilityFindings(
      aSight({}, { skus: { rows, isWhole: false } }),
      someGrounds(),
    );
    expect(first?.evidence).toMatch(/SKU-4 \(ids 4, 11\) and 2 more$/);
    expect(second).toMatchObject({ code: 'SKUS_SAMPLED' });
  });
});
