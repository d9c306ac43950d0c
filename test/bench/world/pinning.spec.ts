import { coresOf, pinningOf } from './pinning';

describe('the shop’s own cores', () => {
  it('are a quarter of those that there are', () => {
    expect(pinningOf([0, 1, 2, 3])).toMatchObject({ shopCores: '3', otherCores: '0,1,2' });
    const eight = [0, 1, 2, 3, 8, 9, 10, 11];
    expect(pinningOf(eight)).toMatchObject({ shopCores: '10,11', otherCores: '0,1,2,3,8,9' });
  });

  it('are none where there are fewer than four, and that is told', () => {
    const reason = expect.stringMatching(/not pinned: 2 cores/);
    expect(pinningOf([0, 1])).toEqual({ shopCores: null, otherCores: null, reason });
  });

  it('are read from what taskset says', () => {
    expect(coresOf("pid 7's current affinity list: 0-2,5\n")).toEqual([0, 1, 2, 5]);
    expect(coresOf("pid 7's current affinity list: 4\n")).toEqual([4]);
  });
});
