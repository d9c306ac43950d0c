import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';

/**
 * Routes whose bodies are left as they came, whatever they call themselves: a signature is of
 * bytes. A library registers its own in the constructor of its module; the controller finds a
 * `Buffer` as the request's body, or nothing where none was sent.
 */
@Injectable()
export class RawBodyRoutes {
  private readonly prefixes: string[] = [];

  /** @param prefix how their paths begin, as in `/api/v1/hooks/` */
  add(prefix: string): void {
    this.prefixes.push(prefix.toLowerCase());
  }

  /** Whether this request's body is left as it came. */
  readonly has = ({ url = '' }: IncomingMessage): boolean => {
    // As Express takes them: it does not tell capital letters in paths from small ones.
    const path = url.toLowerCase();
    return this.prefixes.some((prefix) => path.startsWith(prefix));
  };
}
