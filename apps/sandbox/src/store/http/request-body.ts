import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import {
  json,
  text,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Behaviours } from '../behaviour/behaviours';
import { readPhpQuery, withLists } from '../rest/php-query';
import { StoreError } from './store-error';

const [JSON_TYPE, FORM_TYPE] = [
  /^application\/([\w.+-]+\+)?json\b/i,
  /^application\/x-www-form-urlencoded\b/i,
];

/**
 * Reads the body of a call: JSON and forms, anything else is no body at all (fact 14). What is
 * no JSON, or no UTF-8, is 400 `rest_invalid_json`. A lone text, number or flag as JSON is kept as
 * it is.
 */
export function requestBody(behaviours: Behaviours): RequestHandler[] {
  const isJson = (request: IncomingMessage): boolean => {
    const type = request.headers['content-type'] ?? '';
    return (
      JSON_TYPE.test(type) || !(FORM_TYPE.test(type) || behaviours.has('form-body-empty-product'))
    );
  };
  return [
    json({
      limit: '50mb',
      type: isJson,
      strict: false,
      verify: (_request, _response, bytes) => {
        checkUtf8(bytes);
      },
    }),
    text({ limit: '50mb', type: 'application/x-www-form-urlencoded' }),
    (request: Request, _response: Response, next: NextFunction) => {
      const isForm = FORM_TYPE.test(request.get('content-type') ?? '');
      if (typeof request.body === 'string' && isForm)
        request.body = withLists(readPhpQuery(request.body));
      request.body ??= {};
      next();
    },
  ];
}

/** What an answer looks like when PHP died of the call (facts 14, 17). */
export function phpCrash(): StoreError {
  const message =
    '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>';
  const error = {
    type: 1,
    message: 'Uncaught Error',
    file: 'class-wp-rest-request.php',
    line: 468,
  };
  return new StoreError(
    500,
    'internal_server_error',
    message,
    { error },
    { additional_errors: [] },
  );
}

const NO_UTF8 = 'The body is no UTF-8';

/** The refusal of a body that PHP's `json_decode` does not read. */
function invalidJson(code: number, message: string): StoreError {
  return new StoreError(400, 'rest_invalid_json', 'Invalid JSON body passed.', {
    json_error_code: code,
    json_error_message: message,
  });
}

/** The refusal of a body that could not be read, where an error of Express tells of one. */
export function refusalOf(error: unknown): StoreError | null {
  const type = error instanceof Error && 'type' in error ? error.type : null;
  if (type === 'entity.verify.failed' && error instanceof Error && error.message === NO_UTF8)
    return invalidJson(5, 'Malformed UTF-8 characters, possibly incorrectly encoded');
  const isUnread = type === 'entity.parse.failed' || type === 'entity.verify.failed';
  return isUnread ? invalidJson(4, 'Syntax error') : null;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function checkUtf8(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new Error(NO_UTF8);
  // PHP's `json_decode` reads no byte order mark.
  if (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) throw new Error('A byte order mark');
}
