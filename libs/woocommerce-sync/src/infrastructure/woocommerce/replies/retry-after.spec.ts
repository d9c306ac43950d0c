import fc from 'fast-check';
import { RateLimitError } from '../../../domain/shop.errors';
import { errorOf } from './reply-errors';
import { retryAfterMs } from './retry-after';

const NOW = new Date('2026-11-24T12:00:00Z');
const YEAR_MS = 365 * 86_400_000;
const CENTURY_MS = 100 * YEAR_MS;

const asked = (header: string | undefined, date?: string): number | null =>
  retryAfterMs({ 'retry-after': header, date }, NOW);

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 120 ', 120_000],
    ['0', 0],
    ['1.5', 1_500],
    ['120, 120', 120_000],
    ['5,120', 120_000],
    ['31536000', YEAR_MS],
    ['99999999999999', CENTURY_MS],
    ['9'.repeat(400), CENTURY_MS],
    ['Tue, 24 Nov 2026 12:02:00 GMT', 120_000],
    ['Tuesday, 24-Nov-26 12:02:00 GMT', 120_000],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', CENTURY_MS],
  ])('of %j is %d ms', (header, ms) => {
    expect(asked(header)).toBe(ms);
  });

  it.each([
    undefined,
    '',
    ' ',
    ',',
    '120,',
    '-5',
    '+5',
    '1e3',
    '0x10',
    '1.5.2',
    'soon',
    'Tue',
    'Infinity',
    '١٢٠',
  ])('of %j asks for nothing', (header) => {
    expect(asked(header)).toBeNull();
  });

  it('goes by the clock of the server that names a date, where it tells it', () => {
    const inTwoMinutes = 'Tue, 24 Nov 2026 15:02:00 GMT';
    expect(asked(inTwoMinutes, 'Tue, 24 Nov 2026 15:00:00 GMT')).toBe(120_000);
    expect(asked(inTwoMinutes, 'yesterday')).toBe(3 * 3_600_000 + 120_000);
  });

  it('is a wait that can be reckoned with, whatever a server writes', () => {
    const text = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.bigInt().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.array(fc.nat()).map((parts) => parts.join(', ')),
    );
    fc.assert(
      fc.property(text, text, (header, date) => {
        const ms = asked(header, date);
        if (ms === null) return;
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(new Date(NOW.getTime() + ms).getTime()).not.toBeNaN();
      }),
    );
  });

  it('makes a 429, and a 503 that has it, a limit of the rate', () => {
    const answer = (status: number, header?: string) =>
      errorOf(
        { status, headers: { 'retry-after': header }, text: '', json: undefined },
        'POST',
        NOW,
      );
    expect(answer(429, '99999999999999')).toMatchObject({ retryAfterMs: CENTURY_MS });
    expect(answer(429, 'soon')).toMatchObject({ retryAfterMs: null });
    expect(answer(503, '7')).toMatchObject({ retryAfterMs: 7_000 });
    expect(answer(503)).not.toBeInstanceOf(RateLimitError);
  });
});
