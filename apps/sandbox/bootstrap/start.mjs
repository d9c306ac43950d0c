/**
 * `npm start`: installs and builds where that is needed, then starts the product. What the settings do not name (the
 * database, Redis, the shop, the ERP) the sandbox adds; with all four named, nothing of the sandbox runs.
 */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithParent, loadSettingsFile, root, run } from './workspace.mjs';

const NEEDED = ['DATABASE_URL', 'REDIS_URL', 'WOOCOMMERCE_URL', 'ERP_URL'];

await run(async () => {
  endWithParent();
  loadSettingsFile();
  await ensureInstalled();
  await ensureBuilt();
  const app = NEEDED.every((name) => process.env[name]) ? 'sync' : 'sandbox';
  // In this process, so that signals and the exit code need nobody to pass them on.
  await import(pathToFileURL(join(root, 'dist', 'apps', app, 'src', 'main.js')).href);
});
