import { HttpStatus } from '@nestjs/common';
import { ProblemMapper, type ProblemDetails } from '@cypher/platform';
import { RunAlreadyGoingError, RunNotFoundError } from '../application/errors/run.errors';
import {
  MappingNotFoundError,
  ValidationError,
  WooCommerceError,
} from '../domain/woocommerce.errors';

/** Our errors as problems of HTTP. */
export class WooCommerceProblemMapper extends ProblemMapper {
  override map(error: unknown): ProblemDetails | null {
    if (!(error instanceof WooCommerceError)) return null;
    const { code, message: detail } = error;
    if (error instanceof MappingNotFoundError || error instanceof RunNotFoundError) {
      return { status: HttpStatus.NOT_FOUND, code, detail };
    }
    if (error instanceof RunAlreadyGoingError) return { status: HttpStatus.CONFLICT, code, detail };
    if (error instanceof ValidationError) {
      return {
        status: HttpStatus.BAD_REQUEST,
        code,
        detail,
        errors: [{ field: error.field, message: detail }],
      };
    }
    return { status: HttpStatus.BAD_GATEWAY, code, detail };
  }
}
