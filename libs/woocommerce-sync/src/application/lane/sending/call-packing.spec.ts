import fc from 'fast-check';
import { costsAfter } from '../../../domain/pace/call-costs';
import { NEW_WINDOW } from '../../../domain/pace/window-state';
import { INITIAL_PACE, type PaceState } from '../../../domain/pace/pace-state';
import type { ProductWrite } from '../../ports/shop/product-write';
import { byParent, hasRoom, lengthOfCall, loadOf } from './call-packing';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 1_000, gatherMs: 0, share: 1 };

/** A shop that takes 20 ms for an update and 50 for a create, and is known. */
const KNOWN: PaceState = {
  ...INITIAL_PACE,
  inFlight: { ...NEW_WINDOW, phase: 'steady' },
  costs: costsAfter(costsAfter(null, { update: 10 }, 200), { update: 40 }, 800),
  most: 100,
};

function aWrite(kind: 'create' | 'update', parent?: string, bytes = 0): ProductWrite {
  const subject = {
    productId: 'P',
    version: 1,
    fields: { description: { html: 'x'.repeat(bytes) } } as unknown as ProductWrite['fields'],
    ...(parent === undefined ? {} : { parent: { productId: parent, storeProductId: 1 } }),
  };
  return kind === 'create' ? { ...subject, kind } : { ...subject, kind, storeProductId: 7 };
}

const updates = (count: number): ProductWrite[] =>
  Array.from({ length: count }, () => aWrite('update'));

describe('the length of a call', () => {
  it('is what the shop takes in the target time', () => {
    expect(lengthOfCall(updates(200), KNOWN, LIMITS)).toBe(50);
  });

  it('is a quarter more where nothing is left over then', () => {
    expect(lengthOfCall(updates(62), KNOWN, LIMITS)).toBe(62);
    expect(lengthOfCall(updates(64), KNOWN, LIMITS)).toBe(50);
  });

  it('counts dearer writes as more', () => {
    const creates = Array.from({ length: 200 }, () => aWrite('create'));
    expect(lengthOfCall(creates, KNOWN, LIMITS)).toBe(20);
    expect(lengthOfCall([...updates(25), ...creates], KNOWN, LIMITS)).toBe(35);
  });

  it('keeps the body under what hosts take, and brings one write however large it is', () => {
    const large = Array.from({ length: 4 }, () => aWrite('update', undefined, 600_000));
    expect(lengthOfCall(large, KNOWN, LIMITS)).toBe(2);
    expect(lengthOfCall([aWrite('update', undefined, 2_000_000)], KNOWN, LIMITS)).toBe(1);
  });

  it('is between one and all, and at most what the limits say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<'create' | 'update'>('create', 'update'), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 20_000 }),
        (kinds, maxBatchSize, targetCallMs) => {
          const writes = kinds.map((kind) => aWrite(kind));
          const length = lengthOfCall(writes, KNOWN, { ...LIMITS, maxBatchSize, targetCallMs });
          expect(length).toBeGreaterThanOrEqual(1);
          expect(length).toBeLessThanOrEqual(Math.min(writes.length, maxBatchSize));
        },
      ),
    );
  });
});

describe('the room of a call', () => {
  it('is there until it is full', () => {
    expect(hasRoom(updates(49), KNOWN, LIMITS)).toBe(true);
    expect(hasRoom(updates(50), KNOWN, LIMITS)).toBe(false);
  });
});

describe('the load of a call', () => {
  it('counts each kind apart, a variation as one whatever is done to it', () => {
    const call = [aWrite('create'), aWrite('update'), aWrite('update'), aWrite('create', 'A')];
    expect(loadOf(call)).toEqual({ create: 1, update: 2, variation: 1 });
  });
});

describe('writes by parent', () => {
  it('keep their order', () => {
    const [a1, b1, a2] = [aWrite('update', 'A'), aWrite('update', 'B'), aWrite('create', 'A')];
    expect(byParent([a1, b1, a2])).toEqual([[a1, a2], [b1]]);
  });
});
