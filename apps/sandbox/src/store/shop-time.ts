const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** An instant as the shop writes it in UTC, to the second, without a zone. */
export function gmtText(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

/** An instant as a clock in the shop's zone (IANA name) shows it, to the second, without a zone. */
export function localText(at: number, zone: string): string {
  return gmtText(at + offsetAt(at, zone));
}

/** The instant of a `_gmt` text. */
export function instantOfGmt(text: string): number {
  return Date.parse(`${text}Z`);
}

/** The instant at which a clock in the shop's zone shows a text without a zone; NaN for what is no date. */
export function instantOfLocal(text: string, zone: string): number {
  const asGmt = instantOfGmt(text.length === 10 ? `${text}T00:00:00` : text);
  return Number.isNaN(asGmt) ? asGmt : asGmt - offsetAt(asGmt - offsetAt(asGmt, zone), zone);
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(at: number, zone: string): number {
  let format = FORMATS.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    FORMATS.set(zone, format);
  }
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
