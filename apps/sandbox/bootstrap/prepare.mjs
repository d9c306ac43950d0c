/** npm runs this after `npm ci` and `npm install`: builds, so that the first `npm start` need not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root, run } from './workspace.mjs';

await run(async () => {
  // A production install has no compiler.
  if (existsSync(join(root, 'node_modules', '@nestjs', 'cli'))) await ensureBuilt();
});
