import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios, { AxiosError } from 'axios';
import { NetworkError, WooCommerceError } from '../../../domain/woocommerce.errors';
import { lookupAllowed, refuseForbidden } from '../../http/forbidden-address';
import { jsonRows } from './json-rows';

/** How long the whole file may take, in milliseconds. */
const LONGEST_READ_MS = 600_000;

/** The largest file, in bytes: a hundred thousand products with long texts. */
const LARGEST_FILE = 2_000_000_000;

/** The largest of its rows, in bytes. */
const LARGEST_ROW = 10_000_000;

/** The file that a shop writes its catalogue into (fact 46): read as it comes, by its address. */
export class CatalogFile {
  private readonly agent: HttpsAgent;
  private readonly plainAgent: HttpAgent;

  constructor(
    private readonly shopUrl: string,
    tlsInsecure: boolean,
  ) {
    this.agent = new HttpsAgent({ rejectUnauthorized: !tlsInsecure, lookup: lookupAllowed });
    this.plainAgent = new HttpAgent({ lookup: lookupAllowed });
  }

  /** Whether an address is one of the shop's own; no other one is ever read. */
  isOfShop(address: string): boolean {
    return URL.canParse(address) && new URL(address).host === new URL(this.shopUrl).host;
  }

  /** The rows of the file. Throws `NetworkError` where it breaks off, or is none. */
  async *rows(address: string): AsyncGenerator {
    try {
      refuseForbidden(address);
      const { data, status } = await axios.get<Readable>(address, {
        responseType: 'stream',
        httpAgent: this.plainAgent,
        httpsAgent: this.agent,
        maxRedirects: 0,
        maxContentLength: LARGEST_FILE,
        validateStatus: () => true,
        signal: AbortSignal.timeout(LONGEST_READ_MS),
      });
      if (status !== 200) {
        data.destroy();
        throw broken(`answered ${status}`);
      }
      yield* jsonRows(data as AsyncIterable<Uint8Array>, LARGEST_ROW);
    } catch (error) {
      if (error instanceof WooCommerceError) throw error;
      throw broken(
        error instanceof AxiosError
          ? `failed: ${error.code ?? 'unknown'}`
          : 'broke off, or is none',
      );
    }
  }
}

// The address is a key to the whole catalogue: it is in no message.
function broken(what: string): NetworkError {
  return new NetworkError(`The file of the shop's catalogue ${what}`, 'store', false);
}
