import { requireArguments } from './arguments';
import { type BrokerClient, bytesOf, type CommandTable, keyOf } from './broker-client';
import type { Reply } from './reply';

/**
 * Who listens to what. A message reaches those who listen at that moment; nothing is kept (as in
 * Redis).
 */
export class PubSub {
  private readonly channels = new Map<string, Set<BrokerClient>>();
  private readonly patterns = new Map<string, Set<BrokerClient>>();

  /** The commands, to be merged into the broker's table. */
  readonly commands: CommandTable = {
    SUBSCRIBE: (args, client) => {
      this.join('subscribe', args, client);
      return undefined;
    },
    PSUBSCRIBE: (args, client) => {
      this.join('psubscribe', args, client);
      return undefined;
    },
    UNSUBSCRIBE: (args, client) => {
      this.leave('unsubscribe', args, client);
      return undefined;
    },
    PUNSUBSCRIBE: (args, client) => {
      this.leave('punsubscribe', args, client);
      return undefined;
    },
    PUBLISH: (args) => {
      requireArguments('publish', args, 2, 2);
      return this.publish(args[0] as Buffer, args[1] as Buffer);
    },
  };

  /** Ends all that this client listens to. */
  forget(client: BrokerClient): void {
    for (const channel of client.channels) remove(this.channels, channel, client);
    for (const pattern of client.patterns) remove(this.patterns, pattern, client);
    client.channels.clear();
    client.patterns.clear();
  }

  private publish(channel: Buffer, message: Buffer): number {
    const key = keyOf(channel);
    let receivers = 0;
    for (const client of this.channels.get(key) ?? []) {
      client.send(['message', channel, message]);
      receivers++;
    }
    for (const [pattern, clients] of this.patterns) {
      if (!matchesGlob(pattern, key)) continue;
      for (const client of clients) {
        client.send(['pmessage', bytesOf(pattern), channel, message]);
        receivers++;
      }
    }
    return receivers;
  }

  private join(
    kind: 'subscribe' | 'psubscribe',
    args: readonly Buffer[],
    client: BrokerClient,
  ): void {
    requireArguments(kind, args, 1);
    const { book, own } = this.sideOf(kind, client);
    for (const name of args) {
      const key = keyOf(name);
      own.add(key);
      const listeners = book.get(key) ?? new Set();
      book.set(key, listeners.add(client));
      client.send(confirmation(kind, name, client));
    }
  }

  private leave(
    kind: 'unsubscribe' | 'punsubscribe',
    args: readonly Buffer[],
    client: BrokerClient,
  ): void {
    const { book, own } = this.sideOf(kind, client);
    const names = args.length > 0 ? args : [...own].map(bytesOf);
    for (const name of names) {
      own.delete(keyOf(name));
      remove(book, keyOf(name), client);
      client.send(confirmation(kind, name, client));
    }
    // Redis answers once even when there was nothing to leave: the client counts replies.
    if (names.length === 0) client.send(confirmation(kind, null, client));
  }

  private sideOf(
    kind: string,
    client: BrokerClient,
  ): { book: Map<string, Set<BrokerClient>>; own: Set<string> } {
    return kind.startsWith('p')
      ? { book: this.patterns, own: client.patterns }
      : { book: this.channels, own: client.channels };
  }
}

function confirmation(kind: string, name: Buffer | null, client: BrokerClient): Reply {
  return [kind, name, client.channels.size + client.patterns.size];
}

function remove(book: Map<string, Set<BrokerClient>>, key: string, client: BrokerClient): void {
  const listeners = book.get(key);
  listeners?.delete(client);
  if (listeners?.size === 0) book.delete(key);
}

/** Whether a Redis glob (`*`, `?`, `[a-c]`, `\` to escape) covers the whole text. */
export function matchesGlob(glob: string, text: string): boolean {
  const source = glob.replaceAll(
    /\\(.)|\[\^?[^\]]*\]|[\s\S]/g,
    (token, escaped: string | undefined) => {
      if (escaped !== undefined) return escapeRegExp(escaped);
      if (token === '*') return '[\\s\\S]*';
      if (token === '?') return '[\\s\\S]';
      return token.length > 1 ? token : escapeRegExp(token);
    },
  );
  return new RegExp(`^${source}$`).test(text);
}

function escapeRegExp(character: string): string {
  return character.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
