/** A status line such as `+OK`. */
export class Status {
  constructor(readonly text: string) {}
}

/**
 * What a command answers, in the terms of RESP2: integers, bulk strings (null for none), arrays,
 * statuses and errors.
 */
export type Reply = number | string | Buffer | null | Status | CommandError | readonly Reply[];

/**
 * A command that was refused. Its message begins with the code that clients look at: `ERR`,
 * `NOAUTH`, `NOPROTO`…
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

export const OK = new Status('OK');

/**
 * The reply as it goes over the wire (RESP2,
 * https://redis.io/docs/latest/develop/reference/protocol-spec/).
 */
export function encodeReply(reply: Reply): Buffer {
  const parts: Buffer[] = [];
  append(parts, reply);
  return Buffer.concat(parts);
}

function append(parts: Buffer[], reply: Reply): void {
  if (reply === null) parts.push(Buffer.from('$-1\r\n'));
  else if (typeof reply === 'number') parts.push(Buffer.from(`:${reply}\r\n`));
  else if (reply instanceof Status) parts.push(Buffer.from(`+${reply.text}\r\n`));
  else if (reply instanceof CommandError) parts.push(Buffer.from(`-${reply.message}\r\n`));
  else if (typeof reply === 'string') appendBulk(parts, Buffer.from(reply));
  else if (Buffer.isBuffer(reply)) appendBulk(parts, reply);
  else appendArray(parts, reply);
}

function appendBulk(parts: Buffer[], bytes: Buffer): void {
  parts.push(Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n'));
}

function appendArray(parts: Buffer[], items: readonly Reply[]): void {
  parts.push(Buffer.from(`*${items.length}\r\n`));
  for (const item of items) append(parts, item);
}
