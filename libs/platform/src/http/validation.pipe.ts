import { HttpStatus, type ValidationError, ValidationPipe } from '@nestjs/common';
import { type FieldProblem, ProblemError } from './problem';

/**
 * Faults that are told one by one: whoever sends nonsense is not answered with a megabyte of it.
 */
const MOST_SHOWN = 50;

/** Longest name of a field that is repeated in an answer. */
const LONGEST_NAME = 100;

/**
 * Checks requests against their class-validator classes: unknown fields are refused, and every
 * fault names its field.
 */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const all = errors.flatMap((error) => fieldProblems(error));
      const shown = all.slice(0, MOST_SHOWN);
      const rest = all.length === shown.length ? '' : `; and ${all.length - shown.length} more`;
      return new ProblemError({
        status: HttpStatus.BAD_REQUEST,
        code: 'VALIDATION_FAILED',
        detail: shown.map(({ field, message }) => `${field}: ${message}`).join('; ') + rest,
        errors: shown,
      });
    },
  });
}

function fieldProblems(error: ValidationError, parent = ''): FieldProblem[] {
  const { property, constraints = {}, children = [] } = error;
  const isLong = property.length > LONGEST_NAME;
  const name = isLong ? `${property.slice(0, LONGEST_NAME)}…` : property;
  const field = `${parent}${name}`;
  const own = Object.values(constraints).map((message) => ({
    field,
    message: isLong ? message.split(property).join(name) : message,
  }));
  const nested = children.flatMap((child) => fieldProblems(child, `${field}.`));
  return [...own, ...nested];
}
