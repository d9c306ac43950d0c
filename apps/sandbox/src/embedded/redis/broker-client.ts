import type { Reply } from './reply';

/** One client's connection, as the commands see it. */
export interface BrokerClient {
  readonly id: number;
  name: string;
  authenticated: boolean;
  /** Channels and patterns that it listens to, each as a lossless latin1 key. */
  readonly channels: Set<string>;
  readonly patterns: Set<string>;
  /** Commands kept back between MULTI and EXEC; null outside of a transaction. */
  transaction: Buffer[][] | null;
  /** Sends a reply or a message; nothing happens when the client has gone. */
  send(reply: Reply): void;
  /** Ends the connection once all that was sent has left. */
  end(): void;
}

/**
 * A command: answers a reply, or `undefined` when it has sent its own. `args` leaves out the
 * command's name.
 * @throws CommandError for the client to read.
 */
export type Command = (args: readonly Buffer[], client: BrokerClient) => Reply | undefined;

/** Commands by their name in capital letters. */
export type CommandTable = Readonly<Record<string, Command>>;

/**
 * Bytes as a map key and back: latin1 maps every byte to one character, so no name is changed on
 * the way.
 */
export const keyOf = (bytes: Buffer): string => bytes.toString('latin1');
export const bytesOf = (key: string): Buffer => Buffer.from(key, 'latin1');
