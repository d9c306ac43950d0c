import { InvalidArgumentError, Option } from 'commander';
import { type Preset, PRESETS } from './world/bench-shop';

/** Reads a whole number within bounds. */
export function count(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** Reads a share, 0 to 1. */
export function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError('It has to be a number from 0 to 1.');
  }
  return value;
}

/** Reads a list of numbers of processes. */
export function counts(text: string): number[] {
  return text.split(',').map(count(1, 20));
}

/** An option that is a whole number. */
export function whole(flags: string, what: string, fallback: number, most: number): Option {
  return new Option(flags, what).default(fallback).argParser(count(1, most));
}

/** How many prices change. */
export function items(fallback: number): Option {
  return whole('--items <count>', 'prices that change', fallback, 100_000);
}

/** How many products the catalogue has. */
export function products(fallback: number): Option {
  return whole('--products <count>', 'products of the catalogue', fallback, 100_000);
}

/** How many variants each product has. */
export function perParent(fallback: number): Option {
  return new Option('--per-parent <count>', 'variants of each product')
    .default(fallback)
    .argParser(count(0, 100));
}

/** How fast the shop is. */
export function store(fallback: Preset): Option {
  return new Option('--store <preset>', 'how fast the shop is').choices(PRESETS).default(fallback);
}
