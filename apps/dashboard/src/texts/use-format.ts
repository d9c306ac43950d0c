import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** How numbers, money and times are written for whoever looks. */
export interface Format {
  readonly number: (value: number) => string;
  /** @param share 0.25 for 25 % */
  readonly percent: (share: number) => string;
  /** @param amount a decimal, as the API has it */
  readonly money: (amount: string | number, currency: string | null) => string;
  /** The whole time, in the time zone of the browser. */
  readonly moment: (at: Date) => string;
  /** The time of the day, with the date where it is another day's. */
  readonly time: (at: Date) => string;
  readonly ago: (at: Date, now: Date) => string;
  /** @param seconds any number, told in its largest unit */
  readonly span: (seconds: number) => string;
}

/** Writes by the language of the page, in the ways of the browser's region where it is the same. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatFor(localeFor(i18n.language)), [i18n.language]);
}

/** `ro` for a browser in German; `en-GB` for an English page in a British browser. */
export function localeFor(language: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

/** The ways to write of a locale. */
export function formatFor(locale: string): Format {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    money: (amount, currency) => moneyIn(locale, amount, currency),
    moment: (at) => moment.format(at),
    time: (at) => (isToday(at) ? clock : day).format(at),
    ago: (at, now) => agoBy(relative, (at.getTime() - now.getTime()) / 1000),
    span: (seconds) => spanIn(locale, seconds),
  };
}

/** More than any shop keeps of a price; of sums, what a computer adds by itself is left out. */
const MOST_DECIMALS = 6;

function moneyIn(locale: string, amount: string | number, currency: string | null): string {
  // The shop's word, which Intl refuses unless it is three letters.
  const isCode = currency !== null && /^[a-z]{3}$/i.test(currency);
  const style = isCode ? { style: 'currency' as const, currency } : {};
  const write = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: MOST_DECIMALS,
    ...style,
  });
  // Strings keep every digit (ECMA-402); the type of older versions takes numbers alone.
  const written = write.format(amount as number);
  return isCode || currency === null || currency === '' ? written : `${written} ${currency}`;
}

function agoBy(relative: Intl.RelativeTimeFormat, seconds: number): string {
  const size = Math.abs(seconds);
  if (size < MINUTE_S) return relative.format(Math.round(seconds), 'second');
  if (size < HOUR_S) return relative.format(Math.round(seconds / MINUTE_S), 'minute');
  if (size < DAY_S) return relative.format(Math.round(seconds / HOUR_S), 'hour');
  return relative.format(Math.round(seconds / DAY_S), 'day');
}

function spanIn(locale: string, seconds: number): string {
  const [value, unit] =
    seconds < 1
      ? [seconds * 1000, 'millisecond']
      : seconds < 2 * MINUTE_S
        ? [seconds, 'second']
        : seconds < 2 * HOUR_S
          ? [seconds / MINUTE_S, 'minute']
          : seconds < 2 * DAY_S
            ? [seconds / HOUR_S, 'hour']
            : [seconds / DAY_S, 'day'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit !== 'millisecond' ? 1 : 0,
  }).format(value);
}

function isToday(at: Date): boolean {
  return at.toDateString() === new Date().toDateString();
}
