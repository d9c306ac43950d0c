import type { Finding } from '../finding';
import { found, type FindingCode } from '../findings/finding-table';
import { saidBy, type Answer, type Heard } from '../observations';

const UNKNOWN_NAME = /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME)$/;

/** What our own look-up of names fails with. */
const FORBIDDEN = 'ERR_FORBIDDEN_ADDRESS';

/** What Node calls the faults of a certificate, and of a server that speaks no TLS there. */
const CERTIFICATE = /CERT|SIGNATURE|ISSUER|^EPROTO$|ERR_SSL|ERR_TLS/;

/**
 * What is wrong with the shop as a whole, by any answer of it; null where it is a matter of the
 * question.
 * @param url the address of the shop
 */
export function faultOf(answer: Answer, url: string): Finding | null {
  if (answer.kind === 'silence') return found(silenceCode(answer), saidBy(answer));
  const { status, looks } = answer;
  if (status === 429) return found('RATE_LIMITED', saidBy(answer));
  if (status === 503) return found('MAINTENANCE_MODE', saidBy(answer));
  // JSON, too: a cloud before the shop has statuses of its own, such as 522.
  if (status >= 500) return found('SHOP_ERROR', saidBy(answer));
  if (status >= 300 && status < 400) return redirect(answer, url);
  return looks === 'noise' ? found('OUTPUT_BEFORE_JSON', saidBy(answer)) : null;
}

function silenceCode({ reason, timedOut }: Extract<Answer, { kind: 'silence' }>): FindingCode {
  if (timedOut) return 'SHOP_TOO_SLOW';
  if (UNKNOWN_NAME.test(reason)) return 'ADDRESS_UNKNOWN';
  if (reason === FORBIDDEN) return 'ADDRESS_FORBIDDEN';
  return CERTIFICATE.test(reason) ? 'TLS_CERTIFICATE' : 'SHOP_UNREACHABLE';
}

function redirect({ status, location }: Heard, url: string): Finding {
  const evidence = `HTTP ${status} to ${location ?? 'an address that it does not name'}`;
  return found(redirectCode(new URL(url), location), evidence);
}

function redirectCode(from: URL, location: string | null): FindingCode {
  if (location === null || !URL.canParse(location, from.href)) return 'REDIRECTS_ELSEWHERE';
  const to = new URL(location, from);
  const bare = (host: string): string => host.replace(/^www\./, '');
  if (bare(to.hostname) !== bare(from.hostname)) return 'REDIRECTS_ELSEWHERE';
  // Both at once are mended by the one address that is shown.
  if (to.hostname !== from.hostname) return 'REDIRECTS_TO_WWW';
  const isSecured = from.protocol === 'http:' && to.protocol === 'https:';
  return isSecured ? 'REDIRECTS_TO_HTTPS' : 'REDIRECTS_ELSEWHERE';
}
