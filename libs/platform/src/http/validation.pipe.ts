import { HttpStatus, type ValidationError, ValidationPipe } from '@nestjs/common';
import { type FieldProblem, ProblemError } from './problem';

/** Checks requests against their class-validator classes: unknown fields are refused, and every fault names its field. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => fieldProblems(error));
      return new ProblemError({
        status: HttpStatus.BAD_REQUEST,
        code: 'VALIDATION_FAILED',
        detail: fields.map(({ field, message }) => `${field}: ${message}`).join('; '),
        errors: fields,
      });
    },
  });
}

function fieldProblems(error: ValidationError, parent = ''): FieldProblem[] {
  const field = `${parent}${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
  const nested = (error.children ?? []).flatMap((child) => fieldProblems(child, `${field}.`));
  return [...own, ...nested];
}
