import { host, key, KEYS, type BrokenSetup } from './setup';

/** The key, and what stands before the shop. */
export const ACCESS_SETUPS: readonly BrokenSetup[] = [
  {
    name: 'a key that it does not know',
    code: 'KEY_UNKNOWN',
    severity: 'blocking',
    mend: 'Make a key with read and write permission',
    request: key({ key: 'ck_of_nobody', secret: 'cs_of_nobody' }),
  },
  {
    name: 'a wrong secret',
    code: 'SECRET_WRONG',
    severity: 'blocking',
    mend: 'in one piece',
    request: key({ ...KEYS.good, secret: 'cs_of_another' }),
  },
  {
    name: 'a key that may only read',
    code: 'KEY_READ_ONLY',
    severity: 'blocking',
    mend: 'Read/Write',
    request: key(KEYS.reading),
  },
  {
    name: 'a key that may only write',
    code: 'KEY_WRITE_ONLY',
    severity: 'blocking',
    mend: 'Read/Write',
    request: key(KEYS.writing),
  },
  {
    name: 'a key of a customer',
    code: 'USER_WITHOUT_RIGHTS',
    severity: 'blocking',
    mend: 'Shop manager',
    request: key(KEYS.customers),
  },
  {
    name: 'a clock that is twenty minutes off',
    code: 'CLOCK_REFUSED',
    severity: 'blocking',
    mend: 'NTP',
    arrange: host({ clockAheadSeconds: 1_200 }),
  },
  {
    name: 'a firewall before calls with a key',
    code: 'CALLS_BLOCKED',
    severity: 'blocking',
    mend: '/wp-json/wc/',
    arrange: (shop) => shop.faults.add({ kind: 'forbidden', route: 'GET /products' }),
  },
  {
    name: 'a firewall before writes',
    code: 'WRITES_BLOCKED',
    severity: 'blocking',
    mend: 'Have POST',
    arrange: host({ blocks: ['POST'] }),
  },
  {
    name: 'a host that blocks PUT and DELETE',
    code: 'METHODS_BLOCKED',
    severity: 'info',
    mend: 'Nothing',
    arrange: host({ blocks: ['PUT', 'DELETE'] }),
  },
  {
    name: 'webhooks that the user may not see',
    code: 'PROBE_FAILED',
    severity: 'warning',
    mend: 'PHP error log',
    arrange: (shop) => shop.faults.add({ kind: 'forbidden', route: 'GET /webhooks' }),
  },
];
