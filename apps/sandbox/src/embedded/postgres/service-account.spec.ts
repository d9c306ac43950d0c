import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, findServiceAccount } from './service-account';

const STRANGER = { uid: 54_321, gid: 54_321 };

describe('the account of PostgreSQL', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cypher-account-'));
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const accounts = (...lines: string[]): string => {
    const file = join(folder, 'passwd');
    writeFileSync(file, lines.join('\n'));
    return file;
  };

  it('is our own for a plain user', () => {
    expect(findServiceAccount(1000, accounts('postgres:x:101:104::/:/bin/sh'))).toBeNull();
  });

  it.each([
    [
      'postgres where there is one',
      ['nobody:x:65534:65534::/:', 'postgres:x:101:104::/:'],
      { uid: 101, gid: 104 },
    ],
    ['nobody else', ['root:x:0:0::/:', 'nobody:x:65534:65533::/:'], { uid: 65_534, gid: 65_533 }],
    [
      'nobody by its unsigned number on macOS',
      ['nobody:*:-2:-2::/:'],
      { uid: 4_294_967_294, gid: 4_294_967_294 },
    ],
    ['never one that is root', ['postgres:x:0:0::/:', 'nobody:x:7:8::/:'], { uid: 7, gid: 8 }],
  ])('is for root %s', (_case, lines, account) => {
    expect(findServiceAccount(0, accounts(...lines))).toEqual(account);
  });

  it('is asked for in one line where root finds none', () => {
    expect(() => findServiceAccount(0, join(folder, 'missing'))).toThrow(
      'start as a plain user, or set DATABASE_URL',
    );
  });

  it('reaches a folder only when every folder above lets it in', () => {
    const inner = join(folder, 'home', 'clone');
    mkdirSync(inner, { recursive: true });
    expect(canReach(STRANGER, inner)).toBe(true);
    chmodSync(join(folder, 'home'), 0o700);
    expect(canReach(STRANGER, inner)).toBe(false);
    expect(canReach(null, inner)).toBe(true);
    if (process.getuid?.() === 0) {
      chownSync(join(folder, 'home'), STRANGER.uid, 0);
      expect(canReach(STRANGER, inner)).toBe(true);
    }
  });
});
