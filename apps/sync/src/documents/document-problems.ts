import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Responses = Operation['responses'];

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const PROBLEM = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** What every error answer holds (RFC 9457). */
const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string', example: 'about:blank' },
    title: { type: 'string', example: 'Bad Request' },
    status: { type: 'integer', example: 400 },
    code: {
      type: 'string',
      example: 'VALIDATION_FAILED',
      description: 'Stable; the only thing to branch on',
    },
    detail: { type: 'string', description: 'What happened and how to mend it, for a person' },
    instance: {
      type: 'string',
      example: 'urn:request:6f1c',
      description: 'Under this id the log has it',
    },
    errors: {
      type: 'array',
      description: 'The fields that are wrong, where the request’s data is at fault',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/**
 * Adds to each operation the errors that it answers by what it is, and says of all errors what they
 * hold.
 */
export function documentProblems(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => [
      path,
      { ...item, ...operationsOf(item) },
    ]),
  );
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA } as NonNullable<
    NonNullable<OpenAPIObject['components']>['schemas']
  >;
  return { ...document, paths, components: { ...document.components, schemas } };
}

function operationsOf(item: Paths[string]): Paths[string] {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, withProblems(operation)] as const];
  });
  return Object.fromEntries(operations);
}

function withProblems(operation: Operation): Operation {
  const responses = { ...problemsOf(operation), ...operation.responses };
  const described = Object.entries(responses).map(([status, response]) => [
    status,
    Number(status) < 400 ? response : { ...response, content: PROBLEM },
  ]);
  return { ...operation, responses: Object.fromEntries(described) as Responses };
}

/** By what the operation is; what is its own, it says itself. */
function problemsOf({ security = [], parameters = [], requestBody }: Operation): Responses {
  const hasBody = requestBody !== undefined;
  const isSecured = security.length > 0;
  return {
    ...(hasBody || parameters.length > 0
      ? { 400: { description: 'VALIDATION_FAILED and others: `errors` names the fields' } }
      : {}),
    ...(isSecured ? { 401: { description: 'UNAUTHORIZED, INVALID_TOKEN' } } : {}),
    ...(hasBody
      ? {
          413: { description: 'BODY_TOO_LARGE' },
          415: { description: 'UNSUPPORTED_MEDIA_TYPE: the body has to be application/json' },
        }
      : {}),
    429: { description: 'RATE_LIMITED: wait as long as `Retry-After` says' },
    500: { description: 'INTERNAL_ERROR' },
    ...(isSecured ? { 503: { description: 'AUTH_KEYS_UNAVAILABLE' } } : {}),
  };
}
