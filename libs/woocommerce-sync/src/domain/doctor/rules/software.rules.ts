import type { Finding } from '../finding';
import { found } from '../findings/finding-table';
import type { Grounds } from '../grounds';
import { answerTo, isGood, saidBy, type Observations, type SystemStatus } from '../observations';
import { pluginFindings } from './plugin.rules';

/** From this on it keeps GTINs and brands. */
const WOOCOMMERCE_SINCE = '9.6';

/** The oldest that gets security fixes (php.net/supported-versions, November 2026). */
const PHP_SINCE = '8.2';

const LEAST_MEMORY_BYTES = 128 * 1_024 * 1_024;
const LEAST_TIME_SECONDS = 30;

/** Less is what the network and a busy server make of it. */
const CLOCK_TOLERANCE_MS = 60_000;

/** So long after it was due WordPress's schedule has missed something. */
const LATE_AFTER_MS = 15 * 60_000;

/** What is wrong with what the shop runs on, and with its clock. */
export function softwareFindings(seen: Observations, { now }: Grounds): Finding[] {
  const { status } = seen;
  return [
    ...(status === null
      ? unreadable(seen)
      : [
          ...versionFindings(status),
          ...storageFindings(status),
          ...limitFindings(status),
          ...pluginFindings(status.plugins ?? []),
        ]),
    ...clockFindings(seen, now),
  ];
}

/** Whether a version is below another, part by part. @example isBelow('10.5.0', '9.6') // false */
export function isBelow(version: string, bound: string): boolean {
  const [own, least] = [version, bound].map((text) => text.split('.').map(leadingNumber));
  for (const [index, part] of (least ?? []).entries()) {
    const mine = own?.[index] ?? 0;
    if (mine !== part) return mine < part;
  }
  return false;
}

function leadingNumber(text: string): number {
  return Number(/^\d+/.exec(text)?.[0] ?? 0);
}

function unreadable(seen: Observations): Finding[] {
  const answer = answerTo(seen, 'status');
  return answer === null || isGood(answer) ? [] : [found('STATUS_UNREADABLE', saidBy(answer))];
}

function versionFindings({ woocommerce, php }: SystemStatus): Finding[] {
  return [
    ...(woocommerce !== null && isBelow(woocommerce, WOOCOMMERCE_SINCE)
      ? [found('WOOCOMMERCE_OLD', `WooCommerce ${woocommerce}`)]
      : []),
    ...(php !== null && isBelow(php, PHP_SINCE) ? [found('PHP_OLD', `PHP ${php}`)] : []),
  ];
}

function storageFindings({ hpos, hposSync }: SystemStatus): Finding[] {
  if (hpos === false) return [found('HPOS_OFF')];
  return hposSync === true ? [found('HPOS_SYNC_ON')] : [];
}

function limitFindings(status: SystemStatus): Finding[] {
  const { memoryBytes, timeLimitSeconds, hidesErrors, runsCronByVisitors } = status;
  // -1 and 0 are no limits.
  const isLow = memoryBytes !== null && memoryBytes > 0 && memoryBytes < LEAST_MEMORY_BYTES;
  const isShort =
    timeLimitSeconds !== null && timeLimitSeconds > 0 && timeLimitSeconds < LEAST_TIME_SECONDS;
  return [
    ...(isLow ? [found('MEMORY_LOW', `${Math.round(memoryBytes / 1_048_576)} MB`)] : []),
    ...(isShort ? [found('TIME_LIMIT_SHORT', `${timeLimitSeconds} s`)] : []),
    ...(hidesErrors === false ? [found('ERRORS_SHOWN')] : []),
    ...(runsCronByVisitors === false ? [found('CRON_DISABLED')] : []),
  ];
}

function clockFindings({ clockAheadMs, scheduledAt }: Observations, now: Date): Finding[] {
  const ahead = clockAheadMs ?? 0;
  // By the shop's own clock.
  const lateBefore = now.getTime() + ahead - LATE_AFTER_MS;
  const late = scheduledAt.filter((due) => due.getTime() < lateBefore);
  const oldest = Math.min(...late.map((due) => due.getTime()));
  return [
    ...(Math.abs(ahead) < CLOCK_TOLERANCE_MS
      ? []
      : [found('CLOCK_SKEW', `The shop is ${seconds(ahead)} ${ahead > 0 ? 'ahead' : 'behind'}`)]),
    ...(late.length === 0
      ? []
      : [
          found(
            'CRON_LATE',
            `${late.length} of its products should be published, the first since ${new Date(oldest).toISOString()}`,
          ),
        ]),
  ];
}

function seconds(ms: number): string {
  return `${Math.round(Math.abs(ms) / 1_000)} s`;
}
