import type { RunProgress } from './progress.repository';
import { RateMeter } from './rate-meter';

const START = Date.parse('2026-12-01T12:00:00Z');

const progress = (seconds: number, more: Partial<RunProgress> = {}): RunProgress => ({
  kind: 'full-sync',
  id: 'r',
  storeId: 'default',
  state: 'running',
  requestedBy: 'ana',
  found: 0,
  expected: null,
  skipped: 0,
  sent: 0,
  failed: 0,
  waiting: 0,
  differences: 0,
  note: null,
  failure: null,
  startedAt: new Date(START),
  endedAt: null,
  readAt: new Date(START + seconds * 1_000),
  ...more,
});

describe('RateMeter', () => {
  it('tells the speed since the beginning at first, then that of the last ten seconds', () => {
    const meter = new RateMeter();
    expect(meter.note(progress(100, { sent: 200 })).perSecond).toBe(2);
    for (let second = 101; second <= 120; second += 1) meter.note(progress(second, { sent: 200 }));
    expect(meter.note(progress(121, { sent: 250 })).perSecond).toBeCloseTo(5, 0);
  });

  it('tells how long what waits will take, and what was not found yet', () => {
    const meter = new RateMeter();
    const early = { sent: 10, found: 60, expected: 100, waiting: 50 };
    expect(meter.note(progress(10, early))).toEqual({ perSecond: 1, secondsLeft: 90 });
  });

  it('does not know how long it takes where nothing moves, or nobody knows how much there is', () => {
    expect(new RateMeter().note(progress(10, { waiting: 5 })).secondsLeft).toBeNull();
    const drift = { kind: 'drift', found: 50 } as const;
    expect(new RateMeter().note(progress(10, drift))).toEqual({ perSecond: 5, secondsLeft: null });
  });

  it('tells the speed as a whole once it is over, whoever asks', () => {
    const over = { state: 'completed', sent: 50, endedAt: new Date(START + 10_000) } as const;
    const meter = new RateMeter();
    meter.note(progress(5, { sent: 1 }));
    for (const one of [meter, new RateMeter()])
      expect(one.note(progress(90, over))).toEqual({ perSecond: 5, secondsLeft: 0 });
  });
});
