import { randomBytes } from 'node:crypto';
import type { Answer } from '../../suite/shop/answer';
import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json } from '../../suite/shop/json';
import { basic, keysInQuery, oauth, unsigned, type Signature } from '../../suite/shop/signature';
import type { Trial } from '../../suite/trial/trial';

/** Beyond what a shop grants clocks, in seconds. */
const SIXTEEN_MINUTES = 16 * 60;
const FOURTEEN_MINUTES = 14 * 60;

const now = (): number => Math.floor(Date.now() / 1000);

function list(trial: Trial, signature: Signature): Promise<Answer> {
  return trial.shop.send({
    method: 'GET',
    route: 'products',
    query: { per_page: 1, _fields: 'id' },
    signature,
  });
}

/** A list that is asked for with the main key, signed in some way. */
const listed =
  (sign: (trial: Trial) => Signature): ContractCase['see'] =>
  async (trial): Promise<Json> =>
    (await list(trial, sign(trial))).outcome();

const TAKEN = { http: 200 };
const NOBODY = { http: 401, code: 'woocommerce_rest_cannot_view' };
const REFUSED = { http: 401, code: 'woocommerce_rest_authentication_error' };

/** Who may call. */
export const authCases: readonly ContractCase[] = [
  {
    name: 'plain-http-refuses-basic',
    fact: 1,
    needs: ['plain http'],
    expected: NOBODY,
    see: listed(({ keys }) => basic(keys.main)),
  },
  {
    name: 'plain-http-refuses-keys-in-query',
    fact: 1,
    needs: ['plain http'],
    expected: NOBODY,
    see: listed(({ keys }) => keysInQuery(keys.main)),
  },
  {
    name: 'no-key-refused',
    fact: 1,
    expected: NOBODY,
    see: listed(() => unsigned),
  },
  {
    name: 'unknown-key-refused',
    fact: 1,
    expected: 401,
    see: async (trial) => {
      const stranger = {
        key: `ck_${randomBytes(20).toString('hex')}`,
        secret: trial.keys.main.secret,
      };
      return (await list(trial, trial.signatureOf(stranger))).status;
    },
  },
  {
    name: 'oauth-sha1',
    fact: 1,
    needs: ['plain http'],
    expected: TAKEN,
    see: listed(({ keys }) => oauth(keys.main, { hash: 'sha1' })),
  },
  {
    name: 'oauth-sha256',
    fact: 1,
    needs: ['plain http'],
    expected: TAKEN,
    see: listed(({ keys }) => oauth(keys.main, { hash: 'sha256' })),
  },
  {
    name: 'oauth-in-header',
    fact: 1,
    needs: ['plain http'],
    expected: TAKEN,
    see: listed(({ keys }) => oauth(keys.main, { place: 'header' })),
  },
  {
    name: 'signature-checked',
    fact: 1,
    needs: ['plain http'],
    expected: REFUSED,
    see: listed(({ keys }) => oauth({ ...keys.main, secret: `${keys.main.secret}x` })),
  },
  {
    name: 'timestamp-window',
    fact: 1,
    needs: ['plain http'],
    expected: {
      '14 minutes behind': TAKEN,
      '16 minutes behind': REFUSED,
      '16 minutes ahead': REFUSED,
    },
    see: async (trial) => {
      const at = async (timestamp: number): Promise<Json> =>
        (await list(trial, oauth(trial.keys.main, { timestamp }))).outcome();
      return {
        '14 minutes behind': await at(now() - FOURTEEN_MINUTES),
        '16 minutes behind': await at(now() - SIXTEEN_MINUTES),
        '16 minutes ahead': await at(now() + SIXTEEN_MINUTES),
      };
    },
  },
  {
    name: 'nonce-once',
    fact: 1,
    needs: ['plain http'],
    expected: { first: TAKEN, again: REFUSED },
    see: async (trial) => {
      const signature = oauth(trial.keys.main, {
        timestamp: now(),
        nonce: randomBytes(16).toString('hex'),
      });
      const first = await list(trial, signature);
      const again = await list(trial, signature);
      return { first: first.outcome(), again: again.outcome() };
    },
  },
  {
    name: 'wrong-secret-refused',
    fact: 2,
    needs: ['TLS'],
    expected: { ...REFUSED, message: 'Consumer secret is invalid.' },
    see: async (trial) => {
      const { main } = trial.keys;
      const answer = await list(trial, basic({ ...main, secret: `${main.secret}x` }));
      return { ...answer.outcome(), ...answer.pick('message') };
    },
  },
  {
    name: 'read-only-key-cannot-write',
    fact: 2,
    needs: ['a read-only key'],
    expected: { reads: TAKEN, writes: REFUSED },
    see: async (trial) => {
      const signature = trial.signatureOf(trial.keys.readOnly ?? trial.keys.main);
      const reads = await list(trial, signature);
      const body = trial.named();
      const writes = await trial.shop.send({ method: 'POST', route: 'products', body, signature });
      return { reads: reads.outcome(), writes: writes.outcome() };
    },
  },
  {
    name: 'write-only-key-cannot-read',
    fact: 2,
    needs: ['a write-only key'],
    expected: REFUSED,
    see: listed((trial) => trial.signatureOf(trial.keys.writeOnly ?? trial.keys.main)),
  },
  {
    name: 'rest-route-refused',
    fact: 3,
    expected: NOBODY,
    see: async ({ shop }) => {
      const query = { rest_route: '/wc/v3/products', per_page: 1 };
      return (await shop.send({ method: 'GET', route: '', path: '', query })).outcome();
    },
  },
  {
    name: 'approval-needs-tls',
    fact: 55,
    expected: 401,
    see: async ({ shop }) => {
      const query = {
        app_name: 'Contract',
        user_id: 'contract',
        scope: 'read',
        return_url: 'https://app.example/back',
        callback_url: 'http://app.example/keys',
      };
      const path = 'wc-auth/v1/authorize';
      return (await shop.send({ method: 'GET', route: '', path, query, signature: unsigned }))
        .status;
    },
  },
  {
    name: 'index-php-address',
    fact: 39,
    expected: TAKEN,
    see: async ({ shop }) => {
      const path = 'index.php/wp-json/wc/v3/products';
      return (
        await shop.send({ method: 'GET', route: '', path, query: { per_page: 1 } })
      ).outcome();
    },
  },
];
