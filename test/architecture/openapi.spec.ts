import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..');

describe('openapi.json', () => {
  it('is what the code serves: `npm run openapi` writes it anew', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
    try {
      const file = join(folder, 'openapi.json');
      await promisify(execFile)(process.execPath, [join(ROOT, 'dist/apps/sync/src/openapi.js'), file]);
      const [committed, generated] = await Promise.all([
        readFile(join(ROOT, 'openapi.json'), 'utf8'),
        readFile(file, 'utf8'),
      ]);
      expect(JSON.parse(committed)).toEqual(JSON.parse(generated));
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
