/** The body of an error as the service answers it (RFC 9457). */
interface ProblemBody {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
}

/** One field that is wrong. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** The service said no, or could not. `code` is what texts go by. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    /** What happened, in the service's own words (English). */
    readonly detail: string,
    /** By which the service's logs name the request; null where it was not told. */
    readonly requestId: string | null,
    readonly errors: readonly FieldFault[] = [],
  ) {
    super(detail);
  }

  /**
   * The problem that an answer holds; one that is not JSON comes from something before the service.
   */
  static async of(response: Response): Promise<ApiProblem> {
    const body = await bodyOf(response);
    return new ApiProblem(
      response.status,
      body.code ?? `HTTP_${response.status}`,
      body.detail ?? response.statusText,
      response.headers.get('x-request-id'),
      body.errors ?? [],
    );
  }
}

/** The service was not reached: the connection is gone, or the service is. */
export class LostConnection extends Error {
  override readonly name = 'LostConnection';
}

async function bodyOf(response: Response): Promise<ProblemBody> {
  try {
    return (await response.json()) as ProblemBody;
  } catch {
    return {};
  }
}
