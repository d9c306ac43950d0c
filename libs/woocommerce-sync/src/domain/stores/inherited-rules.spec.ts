import { inheritedChanges, regainedBy } from './inherited-rules';

const BEFORE = { PRICE_LIST: '', STOCK_SAFETY: '0', FIELD_OWNERSHIP: '{"name":"shop"}' };

describe('rules of the environment', () => {
  it('change a store where it has none of its own', () => {
    const after = { ...BEFORE, PRICE_LIST: 'ro', STOCK_SAFETY: '2' };
    expect(inheritedChanges(BEFORE, after, { STOCK_SAFETY: '5' })).toEqual([
      { name: 'PRICE_LIST', before: '', after: 'ro' },
    ]);
    expect(inheritedChanges(BEFORE, BEFORE, {})).toEqual([]);
  });

  it('that an older version did not know of are no change', () => {
    expect(inheritedChanges(BEFORE, { ...BEFORE, NEW_RULE: 'x' }, {})).toEqual([]);
  });

  it('may give a field back to Cypher', () => {
    const [change] = inheritedChanges(BEFORE, { ...BEFORE, FIELD_OWNERSHIP: '' }, {});
    expect(regainedBy(change === undefined ? [] : [change])).toEqual(['name']);
    expect(regainedBy([{ name: 'STOCK_CAP', before: '', after: '1' }])).toEqual([]);
  });
});
