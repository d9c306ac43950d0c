import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that the shop made to us. */
export interface Hit {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

// A picture of one pixel: a shop looks into what it downloads, and takes no other bytes by the name
// of a picture.
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Where the shop can reach us: it serves pictures, and takes what webhooks deliver. */
export class WayBack {
  private readonly received: Hit[] = [];
  private readonly failing = new Set<string>();
  private next = 0;

  private constructor(
    private readonly server: Server,
    private readonly origin: string,
  ) {
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const path = request.url ?? '';
        this.received.push({ path, headers: request.headers, body: Buffer.concat(parts) });
        if (this.failing.has(path)) response.writeHead(500).end();
        else if (path.startsWith('/missing')) response.writeHead(404).end();
        else response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
      });
    });
  }

  /**
   * Starts to listen, on the loopback for a shop on this machine, else on every address; `host` is
   * what the shop calls.
   */
  static async open(host: string): Promise<WayBack> {
    const server = createServer();
    const own = isLoopback(host) ? host.replace(/^\[|\]$/g, '') : '0.0.0.0';
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, own, resolve);
    });
    return new WayBack(server, `http://${host}:${(server.address() as AddressInfo).port}`);
  }

  /**
   * The address of a picture that was not used yet; it is there, has another ending, or is missing.
   */
  picture(kind: 'there' | 'without ending' | 'missing' = 'there'): string {
    this.next += 1;
    if (kind === 'missing') return `${this.origin}/missing-${this.next}.png`;
    return `${this.origin}/picture-${this.next}${kind === 'there' ? '.png' : ''}`;
  }

  /** An address for a webhook that was not used yet. */
  mailbox(): string {
    this.next += 1;
    return `${this.origin}/mailbox-${this.next}`;
  }

  /** Answers 500 at an address from now on. */
  fail(address: string): void {
    this.failing.add(new URL(address).pathname);
  }

  /** What came to an address so far. */
  hits(address: string): readonly Hit[] {
    const { pathname } = new URL(address);
    return this.received.filter(({ path }) => path === pathname);
  }

  /** Stops. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Whether a host is this machine and nobody else. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}
