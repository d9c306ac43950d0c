import type { Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { HttpStatus } from '@nestjs/common';

/**
 * What is said of a request that never became one
 * (https://nodejs.org/api/http.html#event-clienterror).
 */
const FAULTS: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [
    // Nest has no name for it (RFC 6585, 5).
    431,
    'HEADERS_TOO_LARGE',
    'The address and the headers are larger than 16 kB together: send what is long in the body.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    HttpStatus.REQUEST_TIMEOUT,
    'REQUEST_TIMEOUT',
    'The request did not come whole in time: send it again.',
  ],
};

const MALFORMED = [
  HttpStatus.BAD_REQUEST,
  'MALFORMED_REQUEST',
  'This is no request of HTTP: check what sends it, and what stands between.',
] as const;

/**
 * Answers what is too large or too broken to reach any route as everything else is answered, with a
 * reason.
 */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, code, detail] = FAULTS[error.code ?? ''] ?? MALFORMED;
    const title = STATUS_CODES[status] ?? 'Error';
    const instance = `urn:request:${randomUUID()}`;
    const body = JSON.stringify({ type: 'about:blank', title, status, code, detail, instance });
    socket.end(
      [
        `HTTP/1.1 ${status} ${title}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}
