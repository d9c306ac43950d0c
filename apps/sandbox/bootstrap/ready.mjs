/**
 * Installs and builds where that is needed, and ends: what comes after it in a script finds all it
 * needs, in a fresh clone too.
 */
import './node-version.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './workspace.mjs';

await run(async () => {
  await ensureInstalled();
  await ensureBuilt();
});
