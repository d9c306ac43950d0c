import { causeOfGroup, failureGroupId } from './failure-group';

const KEY = 'c4ca4238a0b923820dcc509a6f75849b';

describe('the id of a group of failures', () => {
  it.each([KEY, null])('names what makes it, with the key %s', (reasonKey) => {
    const cause = { errorCode: 'ERP_HTTP_404', syncType: 'price', reasonKey } as const;
    expect(causeOfGroup(failureGroupId(cause))).toEqual(cause);
  });

  it.each(['', 'A', 'A~price', `A~nothing~${KEY}`, `A~price~${KEY}0`, `~price~${KEY}`])(
    'is not %j',
    (id) => {
      expect(causeOfGroup(id)).toBeNull();
    },
  );
});
