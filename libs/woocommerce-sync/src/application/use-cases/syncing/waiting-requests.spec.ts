import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import { WaitingRequests } from './waiting-requests';

const aRequest = (storeId: string, subjectId: string): SyncRequest => ({
  storeId,
  subjectKind: 'product',
  subjectId,
  syncType: 'price',
  origin: { via: 'event', actor: 'pricing.price_changed' },
});

let waiting: WaitingRequests;
beforeEach(() => {
  waiting = new WaitingRequests();
});

const take = (most: number): string[] =>
  waiting.take(most).map(({ request }) => `${request.storeId}${request.subjectId}`);

describe('requests that wait to be written', () => {
  it('leave store by store, whatever the order in which they came', () => {
    for (const subject of ['1', '2', '3'])
      for (const store of ['a', 'b']) waiting.add(aRequest(store, subject));
    expect(take(3)).toEqual(['a1', 'a2', 'a3']);
    expect(take(3)).toEqual(['b1', 'b2', 'b3']);
    expect(waiting.isEmpty).toBe(true);
  });

  it('let a store that has much waiting keep the others for its own turn alone', () => {
    for (let subject = 0; subject < 10; subject += 1) waiting.add(aRequest('a', String(subject)));
    waiting.add(aRequest('b', '0'));
    waiting.add(aRequest('c', '0'));
    expect(take(4)).toEqual(['a0', 'a1', 'a2', 'a3']);
    expect(take(4)).toEqual(['b0', 'c0', 'a4', 'a5']);
    waiting.add(aRequest('b', '0'));
    expect(take(100)).toEqual(['a6', 'a7', 'a8', 'a9', 'b0']);
    expect(waiting.isEmpty).toBe(true);
  });

  it('wait once for each thing, and anew for what has left', () => {
    const first = waiting.add(aRequest('a', '1'));
    expect(waiting.add(aRequest('a', '1'))).toBe(first);
    expect(take(10)).toEqual(['a1']);
    expect(waiting.add(aRequest('a', '1'))).not.toBe(first);
    expect(take(10)).toEqual(['a1']);
  });
});
