import { STATUS_CODES } from 'node:http';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  HttpStatus,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { SecretRegistry } from '../logging/secret-registry';
import { allowedMethods } from './allowed-methods';
import { type ProblemDetails, ProblemError } from './problem';
import { ProblemMappers } from './problem-mappers';
import { requestIdOf } from './request-id';

const UNEXPECTED: ProblemDetails = {
  status: HttpStatus.INTERNAL_SERVER_ERROR,
  code: 'INTERNAL_ERROR',
  detail: 'Something went wrong on our side; the log has the reason under this request id.',
};

/**
 * The one place where errors become answers: `application/problem+json`, without a stack and
 * without a secret.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(
    private readonly mappers: ProblemMappers,
    private readonly secrets: SecretRegistry,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = this.problemOf(error, request);
    if (problem === UNEXPECTED) this.logger.error(error);
    if (response.headersSent) {
      // Half an answer is out; cutting the connection is the only way left to say that it is not
      // whole.
      response.destroy();
      return;
    }
    response
      .status(problem.status)
      .set(problem.headers ?? {})
      .type('application/problem+json')
      .send(JSON.stringify(this.bodyOf(problem, requestIdOf(request))));
  }

  private problemOf(error: unknown, request: Request): ProblemDetails {
    if (error instanceof ProblemError) return error.problem;
    const mapped = this.mappers.map(error);
    if (mapped !== null) return mapped;
    // Thrown by Nest alone, for what no route answers.
    if (error instanceof NotFoundException) {
      const allowed = allowedMethods(request);
      if (allowed.length > 0) return methodNotAllowed(request.method, allowed);
    }
    if (error instanceof HttpException) {
      const status = error.getStatus();
      return { status, code: HttpStatus[status] ?? 'HTTP_ERROR', detail: error.message };
    }
    return UNEXPECTED;
  }

  private bodyOf({ status, code, detail, errors }: ProblemDetails, requestId: string): object {
    return this.secrets.redactDeep({
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      code,
      detail,
      instance: `urn:request:${requestId}`,
      ...(errors === undefined ? {} : { errors }),
    });
  }
}

function methodNotAllowed(method: string, allowed: readonly string[]): ProblemDetails {
  return {
    status: HttpStatus.METHOD_NOT_ALLOWED,
    code: 'METHOD_NOT_ALLOWED',
    detail: `This path knows no ${method}: use ${allowed.join(' or ')}.`,
    headers: { Allow: allowed.join(', ') },
  };
}
