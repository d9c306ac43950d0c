import {
  likelyAuthorOf,
  progressOfSight,
  type RememberedValue,
  type ShopSight,
} from './product-change';

const NOON = new Date('2026-12-01T12:00:00Z');

function aSight(differences: Partial<ShopSight> = {}): ShopSight {
  return {
    storeProductId: 5001,
    productId: 'LAMP',
    variantId: null,
    sku: 'LAMP',
    field: 'name',
    value: { name: 'Lamp' },
    digest: 'lamp',
    written: '',
    isAsWritten: null,
    writtenValue: null,
    decision: 'kept',
    keepsOffers: false,
    ...differences,
  };
}

function known(differences: Partial<RememberedValue> = {}): RememberedValue {
  return {
    subjectId: 'LAMP',
    value: { name: 'Lamp' },
    digest: 'lamp',
    written: '',
    version: 0,
    ...differences,
  };
}

const BY_HAND = { value: { name: 'By hand' }, digest: 'by hand' };

describe('a sight of what the shop shows', () => {
  it('is remembered the first time, and no change', () => {
    expect(progressOfSight(aSight(), null)).toEqual({ remember: known(), before: null });
  });

  it('is a change the first time where it is known that something else was confirmed', () => {
    const sight = aSight({ ...BY_HAND, isAsWritten: false, writtenValue: { name: 'Lamp' } });
    const { remember, before } = progressOfSight(sight, null);
    expect([before, remember?.version]).toEqual([{ name: 'Lamp' }, 1]);
  });

  it('is nothing new where it is as it was', () => {
    expect(progressOfSight(aSight(), known())).toEqual({ remember: null, before: null });
  });

  it('is a change where it is not as it was, each with the next version', () => {
    const { remember, before } = progressOfSight(aSight(BY_HAND), known({ version: 3 }));
    expect(before).toEqual({ name: 'Lamp' });
    expect(remember).toEqual(known({ ...BY_HAND, version: 4 }));
    expect(progressOfSight(aSight(BY_HAND), remember)).toEqual({ remember: null, before: null });
  });

  it('is an echo of ours where it is as it was written since, whenever that was', () => {
    const sight = aSight({ ...BY_HAND, written: 'new', isAsWritten: true });
    const { remember, before } = progressOfSight(sight, known({ written: 'old', version: 2 }));
    expect([before, remember?.version]).toEqual([null, 2]);
  });

  it('is a change by hand back to what was written long before', () => {
    const sight = aSight({ written: 'lamp', isAsWritten: true });
    const after = known({ ...BY_HAND, written: 'lamp', version: 1 });
    expect(progressOfSight(sight, after)).toMatchObject({ before: { name: 'By hand' } });
  });

  it.each([
    ['what was before it', {}],
    ['something else', BY_HAND],
  ])('is a change of what we wrote meanwhile, to %s', (_to, shown) => {
    const ours = { written: 'new', isAsWritten: false, writtenValue: { name: 'New' } };
    const sight = aSight({ ...shown, ...ours });
    const { remember, before } = progressOfSight(sight, known({ written: 'old' }));
    expect([before, remember?.version]).toEqual([{ name: 'New' }, 1]);
    expect(progressOfSight(sight, remember)).toEqual({ remember: null, before: null });
  });

  it('is no change while our own write is in doubt', () => {
    const { remember, before } = progressOfSight(aSight(BY_HAND), known({ written: 'old' }));
    expect([before, remember]).toEqual([null, known(BY_HAND)]);
  });

  it('is ours where Cypher’s value is back that is written back', () => {
    const sight = aSight({ written: 'lamp', isAsWritten: true, decision: 'overruled' });
    const after = known({ ...BY_HAND, written: 'lamp', version: 1 });
    expect(progressOfSight(sight, after)).toMatchObject({ before: null, remember: { version: 1 } });
  });

  it('of another product under the same id begins anew, under versions of its own', () => {
    const { remember, before } = progressOfSight(
      aSight(BY_HAND),
      known({ subjectId: 'CHAIR', version: 7 }),
    );
    expect(before).toBeNull();
    expect(remember).toEqual(known({ ...BY_HAND, version: 7 }));
  });

  it('remembers a long text in part', () => {
    const { remember } = progressOfSight(aSight({ value: { name: 'x'.repeat(2_000) } }), null);
    expect(String(remember?.value['name'])).toHaveLength(501);
  });
});

describe('a sight of where a product is', () => {
  const presence = (state: string, differences: Partial<ShopSight> = {}): ShopSight =>
    aSight({ field: 'presence', value: { state }, digest: state, ...differences });
  const trashed = { isAsWritten: false, writtenValue: { state: 'present' } };
  const inTrash = known({ value: { state: 'trashed' }, digest: 'trashed', version: 1 });

  it('goes without saying while it is where it should be', () => {
    const sight = presence('present', { isAsWritten: true });
    expect(progressOfSight(sight, null)).toEqual({ remember: null, before: null });
  });

  it('is a change where somebody has trashed it, told once', () => {
    const { remember, before } = progressOfSight(presence('trashed', trashed), null);
    expect([before, remember]).toEqual([{ state: 'present' }, inTrash]);
    expect(progressOfSight(presence('trashed', trashed), inTrash).before).toBeNull();
  });

  it('is a change where somebody brings it back, and none where we do', () => {
    const byHand = presence('present', { isAsWritten: false });
    expect(progressOfSight(byHand, inTrash).before).toEqual({ state: 'trashed' });
    const byUs = presence('present', { isAsWritten: true });
    expect(progressOfSight(byUs, inTrash)).toMatchObject({
      before: null,
      remember: { version: 1 },
    });
  });
});

describe('who is likely to have changed it', () => {
  const price = {
    regular_price: '10.00',
    sale_price: '8.00',
    date_on_sale_from_gmt: '2026-11-30T00:00:00',
    date_on_sale_to_gmt: '2026-12-01T10:00:00',
  };
  const noSale = { sale_price: '', date_on_sale_from_gmt: null, date_on_sale_to_gmt: null };

  it.each([
    ['stock', {}, {}, true, 'shop-order'],
    ['stock', {}, {}, false, 'hand-or-plugin'],
    ['price', price, noSale, false, 'shop-schedule'],
    ['price', price, { date_on_sale_from_gmt: null }, false, 'shop-schedule'],
    ['price', { ...price, date_on_sale_to_gmt: '' }, noSale, false, 'hand-or-plugin'],
    ['price', { ...price, sale_price: '' }, price, false, 'manual-offer'],
    ['price', price, { regular_price: '11.00' }, false, 'hand-or-plugin'],
    ['name', {}, {}, true, 'hand-or-plugin'],
  ] as const)('of %s: %j, then %j', (field, before, change, wasSold, author) => {
    const sight = { field, value: { ...before, ...change }, keepsOffers: true };
    expect(likelyAuthorOf(sight, before, wasSold, NOON)).toBe(author);
  });
});
