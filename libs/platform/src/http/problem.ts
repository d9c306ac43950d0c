/** What went wrong, as a caller of the API sees it (RFC 9457, with a stable `code`). */
export interface ProblemDetails {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Stable, in capitals; the only thing that a caller may branch on. */
  readonly code: string;
  /** What happened and how to mend it, for a person. */
  readonly detail: string;
  /** The fields that are wrong, where the request's data is at fault. */
  readonly errors?: readonly FieldProblem[];
  /** Headers that belong to the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One field that is wrong; nested ones with dots, as in `price.sale`. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * An error that knows its answer. Libraries whose errors know nothing of HTTP register a
 * `ProblemMapper` instead.
 */
export class ProblemError extends Error {
  constructor(
    readonly problem: ProblemDetails,
    options?: ErrorOptions,
  ) {
    super(problem.detail, options);
    this.name = 'ProblemError';
  }
}
