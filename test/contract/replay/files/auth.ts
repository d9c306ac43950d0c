import { oauthParameters, type Signing } from '../oauth-signing';
import type { ReplayCall } from '../replay-request';
import type { ReplayedFile } from '../replayed-files';

const READS_AND_WRITES = { key: 'ck_rw', secret: 'cs_rw' };

/** A call without what signs it. */
const unsigned = (call: ReplayCall): ReplayCall => {
  const url = new URL(call.url);
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith('oauth_')) url.searchParams.delete(name);
  }
  return { ...call, url };
};

/** A call that is signed in another way than the usual. */
const signed =
  (
    signing: Partial<Signing>,
    alter: (parameters: Record<string, string>) => void = () => undefined,
  ) =>
  (call: ReplayCall): ReplayCall => {
    const { url, ...rest } = unsigned(call);
    const parameters = oauthParameters(url, call.method, { ...READS_AND_WRITES, ...signing });
    alter(parameters);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return { ...rest, url };
  };

const inHeader = (call: ReplayCall): ReplayCall => {
  const { url, headers, ...rest } = unsigned(call);
  const parameters = Object.entries(oauthParameters(url, call.method, READS_AND_WRITES));
  const text = parameters
    .map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)
    .join(', ');
  return { ...rest, url, headers: { ...headers, authorization: `OAuth ${text}` } };
};

/** Who may call, and how. */
export const authFile: ReplayedFile = {
  file: 'auth',
  start: async (replay) => {
    await replay.haveProduct(11, { name: 'wo post' });
  },
  calls: {
    'http OAuth HMAC-SHA1 query': signed({ hash: 'sha1' }),
    'http OAuth in Authorization header': inHeader,
    'http OAuth signing key WITHOUT trailing & (secret only)': signed({
      signingKey: (key) => key.slice(0, -1),
    }),
    'http OAuth PLAINTEXT-ish signature_method': signed({}, (parameters) => {
      parameters['oauth_signature_method'] = 'PLAINTEXT';
    }),
    'http OAuth missing nonce': signed({}, (parameters) => {
      delete parameters['oauth_nonce'];
    }),
    'http OAuth old timestamp param tampered': signed({}, (parameters) => {
      parameters['oauth_timestamp'] = '1';
    }),
    'https OAuth (signed over https)': signed({}),
  },
};
