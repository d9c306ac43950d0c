/** How the names end whose values are never shown, whatever they hold. */
const NAMES =
  '(?:authorization|cookie|api[_-]?key|consumer[_-]?key|private[_-]?key|secret|password|passwd|passphrase|pwd|token|jwt|bearer|credentials?|signature|session[_-]?id|oauth_[a-z_]{1,20})';

// All of them begin with something rare and have no unbounded part before it: a text may be long,
// and is not ours. The backslashes are those of JSON that was put into a JSON string.
const SECRET_NAME = new RegExp(`${NAMES}$`, 'i');
const JSON_MEMBER = new RegExp(`(${NAMES}(\\\\*")\\s*:\\s*\\2).*?(?<!\\\\)\\2`, 'gi');
const PAIR = new RegExp(`(${NAMES}=)[^&\\s"'\\\\,;)]+`, 'gi');
const HEADER_LINE = /(authorization: *)[^"\\\r\n,]+/gi;
const CREDENTIALS = /\b(Bearer|Basic) +[\w.~+/-]{8,}=*/g;
/**
 * A JSON Web Token, wherever it stands and whatever it is called: its first part is JSON, which
 * begins so in Base64 (RFC 7519).
 */
const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]{5,5000}\.[\w-]{2,8000}\.[\w-]{0,2000}/g;
const PASSWORD_IN_ADDRESS = /(:\/\/[^\s:@/"']{0,200}:)[^\s@/"']{1,200}@/g;

/** Whether a property's value is hidden because of the property's name. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/**
 * Hides what a text shows by name: JSON members, query and form pairs, header lines, bearer tokens,
 * passwords in addresses.
 */
export function redactByPattern(text: string, mask: string): string {
  return text
    .replace(JSON_MEMBER, `$1${mask}$2`)
    .replace(PAIR, `$1${mask}`)
    .replace(HEADER_LINE, `$1${mask}`)
    .replace(CREDENTIALS, `$1 ${mask}`)
    .replace(JSON_WEB_TOKEN, mask)
    .replace(PASSWORD_IN_ADDRESS, `$1${mask}@`);
}
