import { InvalidArgumentError } from 'commander';

/** Whole numbers, parted by commas. @throws InvalidArgumentError for anything else */
export function numbers(text: string): number[] {
  const parts = text.split(',').map(Number);
  if (parts.every((part) => Number.isInteger(part) && part >= 0)) return parts;
  throw new InvalidArgumentError('They have to be whole numbers.');
}

/** A whole number over 0. @throws InvalidArgumentError for anything else */
export function positive(text: string): number {
  const [number = 0] = numbers(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('It has to be over 0.');
}
