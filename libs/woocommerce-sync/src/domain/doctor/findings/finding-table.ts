import type { Finding, FindingText } from '../finding';
import { ACCESS_FINDINGS } from './access.findings';
import { ADDRESS_FINDINGS } from './address.findings';
import { SHOP_FINDINGS } from './shop.findings';
import { SOFTWARE_FINDINGS } from './software.findings';

/** All that a check can find, by code; docs/doctor.md lists the same. */
export const FINDINGS = {
  ...ADDRESS_FINDINGS,
  ...ACCESS_FINDINGS,
  ...SOFTWARE_FINDINGS,
  ...SHOP_FINDINGS,
} as const satisfies Readonly<Record<string, FindingText>>;

/** The code of something that a check can find. */
export type FindingCode = keyof typeof FINDINGS;

/** What a key itself is wrong by, however well its shop is. */
export const OF_A_KEY: ReadonlySet<string> = new Set<FindingCode>([
  'KEY_UNKNOWN',
  'SECRET_WRONG',
  'KEY_READ_ONLY',
  'KEY_WRITE_ONLY',
  'USER_WITHOUT_RIGHTS',
]);

/**
 * A finding of this kind.
 * @param evidence what was seen, without any secret
 */
export function found(code: FindingCode, evidence: string | null = null): Finding {
  return { code, ...FINDINGS[code], evidence };
}
