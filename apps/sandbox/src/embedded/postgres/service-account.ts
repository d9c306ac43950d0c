import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SandboxError } from '../../sandbox.error';

/** The user that PostgreSQL runs as. */
export interface ServiceAccount {
  uid: number;
  gid: number;
}

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * The account to run PostgreSQL under: null means "as whoever we are". PostgreSQL refuses to run as
 * root, so root has to step down to `postgres` or `nobody`. The accounts are read from the file, as
 * a machine may have Node and no `id`.
 * @throws SandboxError when root finds neither account.
 */
export function findServiceAccount(
  ownUid = process.getuid?.(),
  accountsFile = '/etc/passwd',
): ServiceAccount | null {
  if (ownUid !== 0) return null;
  const accounts = parseAccounts(
    existsSync(accountsFile) ? readFileSync(accountsFile, 'utf8') : '',
  );
  for (const name of CANDIDATES) {
    const account = accounts.get(name);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw new SandboxError(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody": start as a plain user, or set DATABASE_URL',
  );
}

function parseAccounts(text: string): Map<string, ServiceAccount> {
  const accounts = new Map<string, ServiceAccount>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined) continue;
    // macOS writes nobody's ids as -2; the system calls want them unsigned.
    accounts.set(name, { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 });
  }
  return accounts;
}

/**
 * Whether the account may enter this folder and every folder above it. `null`, our own account,
 * reaches what we reach.
 */
export function canReach(account: ServiceAccount | null, folder: string): boolean {
  if (account === null) return true;
  for (let current = folder; ; current = dirname(current)) {
    if (!mayEnter(account, current)) return false;
    if (current === dirname(current)) return true;
  }
}

function mayEnter(account: ServiceAccount, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
