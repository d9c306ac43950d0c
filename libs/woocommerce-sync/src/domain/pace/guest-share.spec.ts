import fc from 'fast-check';
import {
  allowedCalls,
  callsNow,
  felt,
  guestAfterCalls,
  guestAfterReading,
  NEW_GUEST,
  restLeftMs,
  type GuestShare,
} from './guest-share';

const AT = 1_800_000_000_000;

/** The same reading so many times, five seconds apart. */
function read(
  guest: GuestShare,
  times: number,
  {
    ms,
    isIdle = false,
    isResting = false,
    slowdown = 1,
    share = 0.5,
    from = AT,
  }: Partial<Reading> & { ms: number },
): GuestShare {
  let next = guest;
  for (let count = 0; count < times; count += 1) {
    next = guestAfterReading(
      next,
      { ms, isIdle, isResting, slowdown, at: from + 5_000 * count },
      share,
    );
  }
  return next;
}

interface Reading {
  readonly ms: number;
  readonly isIdle: boolean;
  readonly isResting: boolean;
  readonly slowdown: number;
  readonly share: number;
  readonly from: number;
}

/**
 * How many calls were in flight on average, where each takes so long and the next leaves as soon as
 * it may.
 */
function averageCalls(allowed: number, callMs: number): number {
  let guest = NEW_GUEST;
  let flying: number[] = [];
  let used = 0;
  const until = 2_000_000;
  for (let now = 0; now < until; now += 10) {
    for (const end of flying.filter((end) => end <= now)) {
      guest = guestAfterCalls(guest, allowed, { busyMs: callMs, at: AT + end });
    }
    flying = flying.filter((end) => end > now);
    while (flying.length < callsNow(guest, allowed, AT + now)) flying.push(now + callMs);
    used += 10 * flying.length;
  }
  return used / until;
}

describe('our share of a shop', () => {
  it('is all of it where the operator says so, whatever the canary says', () => {
    const guest = read(read(NEW_GUEST, 1, { ms: 50, isIdle: true }), 20, { ms: 5_000, share: 1 });
    expect(allowedCalls(guest, 4, 1)).toBe(4);
    expect(felt(guest)).toBeCloseTo(100, 0);
  });

  it('is what the operator says where visitors hardly feel us', () => {
    const guest = read(read(NEW_GUEST, 1, { ms: 50, isIdle: true }), 20, { ms: 55 });
    expect(allowedCalls(guest, 4, 0.5)).toBe(2);
  });

  it('shrinks while visitors feel us, and comes back when they do not', () => {
    const idle = read(NEW_GUEST, 3, { ms: 50, isIdle: true });
    const spared = read(idle, 20, { ms: 200 });
    expect(allowedCalls(spared, 8, 0.5)).toBeLessThan(1);
    expect(spared.reason).toBe('Visitors wait 4.0 times as long as without us');
    expect(allowedCalls(read(spared, 60, { ms: 52, from: AT + 60_000 }), 8, 0.5)).toBe(4);
  });

  it('follows what visitors feel on average: in rests, too', () => {
    let guest = read(NEW_GUEST, 3, { ms: 50, isIdle: true });
    for (let round = 0; round < 40; round += 1) {
      const from = AT + 20_000 * round;
      guest = read(guest, 1, { ms: 75, from });
      guest = read(guest, 3, { ms: 50, isIdle: true, isResting: true, from: from + 5_000 });
    }
    expect(felt(guest)).toBeLessThan(1.25);
    expect(guest.part).toBe(1);
  });

  it('is not fooled by a cache before the shop’s reads: our own calls tell, too', () => {
    const idle = read(NEW_GUEST, 1, { ms: 3, isIdle: true });
    expect(read(idle, 20, { ms: 3, slowdown: 2 }).part).toBeLessThan(0.2);
  });

  it('leaves us a quarter of a call, so that everything ends', () => {
    const reading = fc.record({
      ms: fc.double({ min: 0, max: 1e6, noNaN: true }),
      isIdle: fc.boolean(),
      isResting: fc.boolean(),
      slowdown: fc.double({ min: 1, max: 100, noNaN: true }),
      at: fc.integer({ min: 0, max: 4e12 }),
    });
    const shares = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(reading),
        shares,
        fc.integer({ min: 1, max: 50 }),
        (readings, share, calls) => {
          const guest = readings.reduce(
            (one, next) => guestAfterReading(one, next, share),
            NEW_GUEST,
          );
          const allowed = allowedCalls(guest, calls, share);
          expect(allowed).toBeGreaterThanOrEqual(Math.min(0.25, calls * share));
          expect(allowed).toBeLessThanOrEqual(Math.max(0.25, calls * share));
        },
      ),
    );
  });

  it.each([0.25, 0.5, 0.9, 1, 1.5, 2, 2.75, 4])('lets %f calls run on average', (allowed) => {
    const average = averageCalls(allowed, 1_500);
    expect(average).toBeGreaterThan(0.93 * allowed);
    expect(average).toBeLessThan(1.05 * allowed);
  });

  it('rests ten seconds at the most, after whatever call', () => {
    const guest = guestAfterCalls(NEW_GUEST, 0.25, { busyMs: 60_000, at: AT });
    expect(restLeftMs(guest, AT)).toBe(10_000);
    expect(callsNow(guest, 0.25, AT + 9_999)).toBe(0);
    expect(callsNow(guest, 0.25, AT + 10_000)).toBe(1);
  });

  it('does not wait for a rest or a hush of another clock', () => {
    const rested = guestAfterCalls(NEW_GUEST, 0.5, { busyMs: 1_000, at: AT });
    expect(callsNow(rested, 0.5, AT - 3_600_000)).toBe(1);
    expect(restLeftMs(rested, AT - 3_600_000)).toBe(0);
    const hushed = read(NEW_GUEST, 1, { ms: 50 });
    expect(callsNow(hushed, 2, AT + 1)).toBe(0);
    expect(callsNow(hushed, 2, AT - 3_600_000)).toBe(2);
  });

  it('keeps silent for a moment where it is not known what the canary takes without us', () => {
    const hushed = read(NEW_GUEST, 1, { ms: 80 });
    expect(callsNow(hushed, 2, AT + 1)).toBe(0);
    const known = read(hushed, 1, { ms: 40, isIdle: true, from: AT + 2_000 });
    expect(callsNow(known, 2, AT + 2_001)).toBe(2);
    // Not again before it is old, and never where all of the shop is ours.
    expect(read(known, 1, { ms: 80, from: AT + 500_000 }).hushUntil).toBeNull();
    expect(read(known, 1, { ms: 80, from: AT + 700_000 }).hushUntil).not.toBeNull();
    expect(read(NEW_GUEST, 5, { ms: 80, share: 1 }).hushUntil).toBeNull();
  });

  it('is not silent again and again where its calls do not end in time', () => {
    const tried = read(NEW_GUEST, 1, { ms: 80 });
    const busy = read(tried, 100, { ms: 80, from: AT + 15_000 });
    expect(busy.hushUntil).toBe(tried.hushUntil);
    expect(read(busy, 1, { ms: 80, from: AT + 700_000 }).hushUntil).toBe(AT + 710_000);
  });
});
