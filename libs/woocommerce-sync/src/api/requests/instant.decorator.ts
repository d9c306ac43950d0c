import { applyDecorators } from '@nestjs/common';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsDate, isISO8601 } from 'class-validator';

/**
 * A moment in ISO 8601, within the years 0000 to 9999, as a `Date`. JavaScript takes numbers,
 * booleans and years that no database or shop knows for dates as well: those are refused.
 */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Transform(instantOf),
    IsDate({ message: '$property has to be a moment in ISO 8601, such as 2026-11-24T10:00:00Z' }),
  );
}

function instantOf({ value }: TransformFnParams): unknown {
  const given: unknown = value;
  return isISO8601(given, { strict: true }) && /^\d{4}/.test(String(given))
    ? new Date(String(given))
    : given;
}
