import { aSight, anAnswer, LOOKED_AT, someGrounds } from '../../testing/sights';
import type { Observations, SystemStatus } from '../observations';
import { isBelow, softwareFindings } from './software.rules';

const codesOf = (fields: Partial<Observations>, answers = {}): string[] =>
  softwareFindings(aSight(answers, fields), someGrounds()).map(({ code }) => code);

const status = (fields: Partial<SystemStatus>): { status: SystemStatus } => {
  const { status: well } = aSight();
  if (well === null) throw new Error('A shop that is well tells of itself');
  return { status: { ...well, ...fields } };
};

describe('what a shop runs on', () => {
  it.each([
    ['WOOCOMMERCE_OLD', { woocommerce: '9.5.2' }],
    ['PHP_OLD', { php: '8.1.30' }],
    ['HPOS_OFF', { hpos: false }],
    ['HPOS_SYNC_ON', { hposSync: true }],
    ['MEMORY_LOW', { memoryBytes: 67_108_864 }],
    ['TIME_LIMIT_SHORT', { timeLimitSeconds: 20 }],
    ['ERRORS_SHOWN', { hidesErrors: false }],
    ['CRON_DISABLED', { runsCronByVisitors: false }],
  ])('is told as %s', (code, fields) => {
    expect(codesOf(status(fields))).toEqual([code]);
  });

  it('has no limits where it says so, and no faults where it says nothing', () => {
    expect(codesOf(status({ memoryBytes: -1, timeLimitSeconds: 0 }))).toEqual([]);
    const nothing = { woocommerce: null, php: null, hpos: null, hposSync: null, plugins: null };
    expect(codesOf(status(nothing))).toEqual([]);
  });

  it('may not be told to the key', () => {
    const refused = anAnswer({ status: 403 });
    expect(codesOf({ status: null }, { status: refused })).toEqual(['STATUS_UNREADABLE']);
  });
});

describe('versions', () => {
  it.each([
    ['10.5.0', '9.6', false],
    ['9.6.0', '9.6', false],
    ['9.6', '9.6.1', true],
    ['9.5.9', '9.6', true],
    ['8.2.0-rc.1', '8.2', false],
    ['beta', '8.2', true],
  ])('%s below %s: %s', (version, bound, below) => {
    expect(isBelow(version, bound)).toBe(below);
  });
});

describe('the clock of a shop', () => {
  const at = (minutes: number): Date => new Date(LOOKED_AT.getTime() + minutes * 60_000);

  it('may differ by less than a minute', () => {
    expect(codesOf({ clockAheadMs: 59_000 })).toEqual([]);
    expect(codesOf({ clockAheadMs: null })).toEqual([]);
    for (const clockAheadMs of [61_000, -61_000])
      expect(codesOf({ clockAheadMs })).toEqual(['CLOCK_SKEW']);
  });

  it('is what its schedule is late by', () => {
    expect(codesOf({ scheduledAt: [at(-14), at(60)] })).toEqual([]);
    expect(codesOf({ scheduledAt: [at(-16)] })).toEqual(['CRON_LATE']);
    expect(codesOf({ scheduledAt: [at(-16)], clockAheadMs: -300_000 })).toEqual(['CLOCK_SKEW']);
    const [finding] = softwareFindings(
      aSight({}, { scheduledAt: [at(-16), at(-90)] }),
      someGrounds(),
    );
    expect(finding?.evidence).toContain('since 2026-11-30T10:30:00.000Z');
  });
});
