import { joinRequests } from './joined-requests';
import type { SyncRequest } from './sync.repository';

const REQUEST: SyncRequest = {
  storeId: 'default',
  subjectKind: 'product',
  subjectId: 'P',
  syncType: 'price',
  origin: { via: 'event', actor: 'erp' },
};
const EARLY = new Date('2026-01-01T00:00:00Z');
const LATE = new Date('2026-01-01T00:01:40Z');

describe('two requests for the same thing', () => {
  it('become one, of whoever asked first and with the strongest wishes of both', () => {
    const first: SyncRequest = { ...REQUEST, bulk: true };
    const second: SyncRequest = {
      ...REQUEST,
      origin: { via: 'api', actor: 'admin' },
      force: true,
      urgent: true,
      takeDownIfMissing: true,
      madeInDoubt: { P: 'LAMP' },
    };
    expect(joinRequests(first, second)).toEqual({
      ...REQUEST,
      bulk: false,
      force: true,
      urgent: true,
      takeDownIfMissing: true,
      madeInDoubt: { P: 'LAMP' },
    });
  });

  it.each([
    [{}, { notBefore: LATE }, undefined],
    [{ notBefore: LATE }, {}, undefined],
    [{ notBefore: LATE }, { notBefore: EARLY }, EARLY],
  ])('%j and %j are to be delivered when the first of them is', (one, other, expected) => {
    expect(joinRequests({ ...REQUEST, ...one }, { ...REQUEST, ...other }).notBefore).toEqual(
      expected,
    );
  });

  it.each([
    [{}, { inDoubtSince: LATE.toISOString() }, LATE],
    [{ inDoubtSince: LATE.toISOString() }, { inDoubtSince: EARLY.toISOString() }, LATE],
    [{ inDoubtSince: EARLY.toISOString() }, {}, EARLY],
  ])('%j and %j are in doubt since the last time', (one, other, expected) => {
    const joined = joinRequests({ ...REQUEST, ...one }, { ...REQUEST, ...other });
    expect(joined.inDoubtSince).toEqual(expected.toISOString());
  });
});
