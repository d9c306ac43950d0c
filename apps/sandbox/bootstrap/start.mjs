/**
 * `npm start`: installs and builds where that is needed, then starts the product: in a sandbox with
 * a shop and an ERP that are doubles, and with a database and a Redis where none is named. Once
 * anything of a real shop or ERP is named, or in production, nothing of the sandbox runs, and the
 * product itself lists what is missing.
 */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithParent, loadSettingsFile, root, run } from './workspace.mjs';

await run(async () => {
  endWithParent();
  loadSettingsFile();
  await ensureInstalled();
  await ensureBuilt();
  const dist = (file) => pathToFileURL(join(root, 'dist', 'apps', file)).href;
  const { reasonAgainstSandbox } = (await import(dist('sandbox/src/launcher/sandbox-settings.js')))
    .default;
  const app = reasonAgainstSandbox(process.env) === null ? 'sandbox' : 'sync';
  // In this process, so that signals and the exit code need nobody to pass them on.
  await import(dist(`${app}/src/main.js`));
});
