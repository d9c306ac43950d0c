import fc from 'fast-check';
import { CallRefusedError, StoreUnauthorizedError } from '../../../domain/shop.errors';
import { NetworkError } from '../../../domain/woocommerce.errors';
import type { ProductWrite, ProductWriteResult } from '../../ports/shop/product-write';
import { Bisection, type CallEnd, type PlannedCall, type SendingReport } from './bisection';

const forbidden = new StoreUnauthorizedError(403, null, '');
const refused = new CallRefusedError(400, 'rest_invalid_param', 'Invalid parameter', null, '');
const cut = new NetworkError('The connection was cut', 'store', false);

function writesOf(count: number): ProductWrite[] {
  return Array.from({ length: count }, (_, number) => ({
    kind: 'update',
    productId: `P-${number}`,
    version: 1,
    storeProductId: number + 1,
    fields: {},
  }));
}

function answerFor({ productId }: ProductWrite): ProductWriteResult {
  return {
    kind: 'written',
    storeProductId: Number(productId.slice(2)) + 1,
    alterations: [],
    shownSku: productId,
  } as unknown as ProductWriteResult;
}

/** A shop that is well, and does not take calls with one of these writes in them. */
function aShop(...bad: readonly number[]) {
  const ids = new Set(bad.map((number) => `P-${number}`));
  return ({ writes }: PlannedCall): CallEnd =>
    writes.some(({ productId }) => ids.has(productId))
      ? { kind: 'not-taken', error: forbidden, mayBeApplied: false, isProof: false }
      : { kind: 'taken', answers: writes.map(answerFor) };
}

/** Sends until there is no more; so many writes per call. */
function sent(
  portions: readonly (readonly ProductWrite[])[],
  shop: (call: PlannedCall) => CallEnd,
  perCall = 100,
): { report: SendingReport; calls: PlannedCall[] } {
  const bisection = new Bisection(portions);
  const calls: PlannedCall[] = [];
  const next = (): PlannedCall | null => bisection.next(({ length }) => Math.min(length, perCall));
  for (let call = next(); call !== null; call = next()) {
    calls.push(call);
    bisection.record(call, shop(call));
  }
  return { report: bisection.report(), calls };
}

const sizesOf = (calls: readonly PlannedCall[]): number[] =>
  calls.map(({ writes }) => writes.length);

const namesOf = (calls: readonly PlannedCall[]): string[] =>
  calls.map(({ writes }) => writes.map(({ productId }) => productId).join(' '));

const codesOf = ({ results }: SendingReport): Record<string, string> =>
  Object.fromEntries(
    [...results].map(([id, result]) => [
      id,
      result.kind === 'refused' ? result.refusal.code : result.kind,
    ]),
  );

describe('calls that the shop takes', () => {
  it('come in the order of the writes, as full as they may be, the last one marked', () => {
    const { report, calls } = sent([writesOf(5)], aShop(), 2);
    expect(namesOf(calls)).toEqual(['P-0 P-1', 'P-2 P-3', 'P-4']);
    expect(calls.map(({ isLast }) => isLast)).toEqual([false, false, true]);
    expect(report).toMatchObject({ fault: null, suspects: new Set(), left: new Set() });
    expect(report.results.size).toBe(5);
  });

  it('never mix two portions', () => {
    const [first, second, third] = writesOf(3);
    const portions = [[first, second], [], [third]].map((some) =>
      some.filter((one) => one !== undefined),
    );
    expect(namesOf(sent(portions, aShop()).calls)).toEqual(['P-0 P-1', 'P-2']);
  });
});

describe('a write that spoils its call', () => {
  it('stands alone after halving, fails by name, and costs no other its answer', () => {
    const { report, calls } = sent([writesOf(8)], aShop(5));
    expect(sizesOf(calls)).toEqual([8, 4, 4, 2, 1, 1, 2]);
    expect(codesOf(report)).toMatchObject({ 'P-4': 'written', 'P-5': 'WRITE_NOT_TAKEN' });
    expect(report).toMatchObject({ fault: null, suspects: new Set() });
  });

  it('is named, and every other written once, whichever it is and however many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.integer({ min: 2, max: 100 }),
        fc.array(fc.nat(59), { maxLength: 4 }),
        (count, perCall, some) => {
          // Behind a write that is taken: else two in a row are the shop's fault.
          const bad = new Set(some.filter((number) => number > 0 && number < count));
          const taken: string[] = [];
          const well = aShop(...bad);
          const { report, calls } = sent(
            [writesOf(1), writesOf(count).slice(1)],
            (call) => {
              const end = well(call);
              if (end.kind === 'taken')
                taken.push(...call.writes.map(({ productId }) => productId));
              return end;
            },
            perCall,
          );
          expect(taken).toHaveLength(new Set(taken).size);
          expect(taken).toHaveLength(count - bad.size);
          expect(report.results.size).toBe(count);
          const codes = codesOf(report);
          const blamed = Object.keys(codes).filter((id) => codes[id] === 'WRITE_NOT_TAKEN');
          expect(new Set(blamed)).toEqual(new Set([...bad].map((number) => `P-${number}`)));
          const halvings = Math.ceil(Math.log2(count)) + 1;
          expect(calls.length).toBeLessThanOrEqual(
            2 + Math.ceil(count / perCall) + 2 * bad.size * halvings,
          );
        },
      ),
    );
  });

  it('keeps the shop’s own sentence where it refused that write alone', () => {
    const { report } = sent([writesOf(1)], () => ({
      kind: 'not-taken',
      error: refused,
      mayBeApplied: false,
      isProof: true,
    }));
    expect(report.fault).toBeNull();
    expect(report.results.get('P-0')).toMatchObject({
      refusal: { code: 'CALL_REFUSED', message: refused.message, ownerId: null },
    });
  });
});

describe('a shop that takes nothing', () => {
  it('is at fault after two writes alone, and the rest is not sent', () => {
    const { report, calls } = sent([writesOf(8)], aShop(0, 1, 2, 3, 4, 5, 6, 7));
    expect(sizesOf(calls)).toEqual([8, 4, 2, 1, 1]);
    expect(report).toMatchObject({ fault: forbidden, suspects: new Set(['P-0', 'P-1']) });
    expect(report.results.size).toBe(0);
  });

  it('is at fault for a single write, too', () => {
    const { report } = sent([writesOf(1)], aShop(0));
    expect(report).toMatchObject({ fault: forbidden, suspects: new Set(['P-0']) });
  });

  it('is not, where those writes are known to be to blame', () => {
    const { report } = sent(
      [writesOf(2)],
      () => ({
        kind: 'not-taken',
        error: forbidden,
        mayBeApplied: false,
        isProof: true,
      }),
      1,
    );
    expect(report.fault).toBeNull();
    expect(codesOf(report)).toEqual({ 'P-0': 'WRITE_NOT_TAKEN', 'P-1': 'WRITE_NOT_TAKEN' });
  });
});

describe('a fault of the shop', () => {
  it('ends it: what was answered stays, what left is in doubt, the rest is not sent', () => {
    const { report, calls } = sent(
      [writesOf(6)],
      ({ writes }) =>
        writes[0]?.productId === 'P-2'
          ? { kind: 'fault', error: cut, mayBeApplied: true }
          : { kind: 'taken', answers: writes.map(answerFor) },
      2,
    );
    expect(namesOf(calls)).toEqual(['P-0 P-1', 'P-2 P-3']);
    expect(report.fault).toBe(cut);
    expect([...report.results.keys()]).toEqual(['P-0', 'P-1']);
    expect([...report.inDoubt]).toEqual(['P-2', 'P-3']);
  });

  it('names those that it took nothing of before', () => {
    let calls = 0;
    const { report } = sent(
      [writesOf(3)],
      () => {
        calls += 1;
        return calls === 1
          ? { kind: 'not-taken', error: forbidden, mayBeApplied: true, isProof: false }
          : { kind: 'fault', error: cut, mayBeApplied: false };
      },
      1,
    );
    expect(report).toMatchObject({ fault: cut, suspects: new Set(['P-0']) });
    expect([...report.inDoubt]).toEqual(['P-0']);
  });
});

describe('a call of too many', () => {
  it('comes again in smaller ones, without blaming any of its writes', () => {
    let most = 8;
    // Eight at a time of fourteen: those behind the refused call share calls with it again.
    const bisection = new Bisection([writesOf(14)]);
    const sizes: number[] = [];
    const next = (): PlannedCall | null => bisection.next(({ length }) => Math.min(length, most));
    for (let call = next(); call !== null; call = next()) {
      sizes.push(call.writes.length);
      if (call.writes.length > 3) {
        most = 3;
        bisection.record(call, { kind: 'too-many' });
      } else bisection.record(call, { kind: 'taken', answers: call.writes.map(answerFor) });
    }
    expect(sizes).toEqual([8, 3, 3, 3, 3, 2]);
    expect(bisection.report().results.size).toBe(14);
  });
});

describe('a part of a call that was halved', () => {
  it('is never the last, which might be left to another delivery before the culprit is found', () => {
    const { calls } = sent([writesOf(4)], aShop(3));
    expect(sizesOf(calls)).toEqual([4, 2, 2, 1, 1]);
    expect(calls.map(({ isLast }) => isLast)).toEqual([true, false, false, false, false]);
  });

  it('lets what stood behind the call be the last', () => {
    const { calls } = sent([writesOf(6)], aShop(1), 4);
    expect(namesOf(calls).at(-1)).toBe('P-4 P-5');
    expect(calls.map(({ isLast }) => isLast)).toEqual([
      ...Array<boolean>(calls.length - 1).fill(false),
      true,
    ]);
  });
});

describe('a call that is left to the next delivery', () => {
  it('has no result, and no fault', () => {
    const bisection = new Bisection([writesOf(2)]);
    const call = bisection.next(({ length }) => length);
    if (call !== null) bisection.leave(call);
    expect(bisection.report()).toMatchObject({ fault: null, left: new Set(['P-0', 'P-1']) });
    expect(bisection.hasTakenAny).toBe(false);
  });
});
