import { lookup, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import axios, { type AxiosResponse } from 'axios';
import { checkImageUrl, isPublicAddress } from '../../application/lane/pictures/image-url';
import {
  PictureSource,
  type FetchedPicture,
  type PictureTrust,
} from '../../application/records/picture-source.port';
import { NetworkError } from '../../domain/woocommerce.errors';
import { lookupAllowed, refuseForbidden } from './forbidden-address';
import { pictureTypeOf } from './picture-type';

const LARGEST_BYTES = 5_000_000;
const TIMEOUT_MS = 10_000;

/**
 * Pictures by HTTP. Hosts other than the shop's own are asked only where their name resolves to
 * public addresses, at the moment of the connection: a name that changes its mind gains nothing.
 * Addresses of a link, where clouds keep what a machine may know of itself, are asked for nobody.
 * Nothing is sent but the request, and nobody is followed anywhere else.
 */
@Injectable()
export class HttpPictureSource extends PictureSource {
  override async fetch(address: string, trust: PictureTrust): Promise<FetchedPicture> {
    const isShops = hostOf(address) === hostOf(trust.shopAddress);
    const mayBePrivate = isShops || trust.allowsPrivate;
    checkImageUrl(address, mayBePrivate);
    const answer = await ask(address, mayBePrivate);
    const bytes = new Uint8Array(answer.data);
    const type = pictureTypeOf(bytes);
    if (answer.status !== 200 || type === null)
      throw notFetched(
        answer.status === 200 ? 'is of no type that is shown' : `HTTP ${answer.status}`,
      );
    return { type, bytes };
  }
}

async function ask(address: string, mayBePrivate: boolean): Promise<AxiosResponse<ArrayBuffer>> {
  const options = { lookup: mayBePrivate ? lookupAllowed : publicLookup };
  try {
    refuseForbidden(address);
    return await axios.get<ArrayBuffer>(address, {
      responseType: 'arraybuffer',
      maxRedirects: 0,
      maxContentLength: LARGEST_BYTES,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      httpAgent: new HttpAgent(options),
      httpsAgent: new HttpsAgent(options),
      proxy: false,
      headers: { Accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif' },
      validateStatus: () => true,
    });
  } catch {
    throw notFetched('did not come, or is too large');
  }
}

/** Resolves a name, and refuses one that leads into a network that is not public. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) {
      done(error, '', 0);
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      done(new Error('It leads to an address that is not public'), '', 0);
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

// The address is not repeated: it is the shop's word.
function notFetched(what: string): NetworkError {
  return new NetworkError(`The picture ${what}`, 'store', false);
}
