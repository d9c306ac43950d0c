import { ValidationError } from '../woocommerce.errors';

/**
 * The shop can hold a part of a value, or a value near it: that is written, and whoever asks is
 * told of the rest.
 */
export class ReducedValueError<T = unknown> extends ValidationError {
  /** @param value what is written in its place */
  constructor(
    field: string,
    problem: string,
    code: string,
    readonly value: T,
  ) {
    super(field, problem, code);
  }
}
