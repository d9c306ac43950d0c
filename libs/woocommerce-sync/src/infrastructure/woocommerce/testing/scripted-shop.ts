import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { loadSettings } from '@cypher/platform';
import { SystemClock } from '../../system-clock';
import { WooCommerceSyncSettings } from '../../../woocommerce-sync.settings';
import type { StoreClient } from '../../../application/ports/store-client.port';
import { openStoreClient } from '../client/woocommerce-store-client';

/** A call as the shop heard it, without its signature. */
export interface HeardCall {
  readonly method: string;
  /** Below the API's own address. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the shop says to a call; 200 unless it tells another status. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** A shop on a port of this machine that answers as a test says, and the client that calls it. */
export class ScriptedShop {
  /** What was called since the script was given. */
  readonly calls: HeardCall[] = [];
  private script: (call: HeardCall) => ScriptedAnswer = () => ({ status: 404, json: {} });

  private constructor(
    private readonly server: Server,
    readonly client: StoreClient,
  ) {}

  /** Starts one, with nothing to say yet. */
  static async start(): Promise<ScriptedShop> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const [settings] = loadSettings(
      {
        ERP_URL: 'https://erp.example',
        ERP_TOKEN: 'a-token-of-the-erp',
        WOOCOMMERCE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        WOOCOMMERCE_CONSUMER_KEY: 'ck_of_a_shop',
        WOOCOMMERCE_CONSUMER_SECRET: 'cs_of_a_shop',
      },
      WooCommerceSyncSettings,
    );
    const shop = new ScriptedShop(server, openStoreClient(settings, new SystemClock()));
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        const url = new URL(request.url ?? '/', settings.WOOCOMMERCE_URL);
        const {
          status = 200,
          headers,
          json,
        } = shop.answer({
          method: request.method ?? '',
          path: url.pathname.replace('/wp-json/wc/v3', ''),
          query: Object.fromEntries(
            [...url.searchParams].filter(([name]) => !name.startsWith('oauth_')),
          ),
          body: body === '' ? undefined : (JSON.parse(body) as unknown),
        });
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
        response.end(JSON.stringify(json));
      });
    });
    return shop;
  }

  /** Answers calls so from now on. */
  says(script: (call: HeardCall) => ScriptedAnswer): void {
    this.calls.length = 0;
    this.script = script;
  }

  /** Refuses every call with WooCommerce's own error. */
  refuses(status: number, code: string, message = 'No.'): void {
    this.says(() => ({ status, json: { code, message, data: { status } } }));
  }

  /** Ends it with its connections. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(call: HeardCall): ScriptedAnswer {
    this.calls.push(call);
    return this.script(call);
  }
}
