/** `npm run store|cypher|token -- …`: installs and builds where that is needed, then runs that command of the sandbox. */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { BootstrapError, endWithParent, loadSettingsFile, root, run } from './workspace.mjs';

const COMMANDS = ['store', 'cypher', 'token'];

await run(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!COMMANDS.includes(name)) {
    throw new BootstrapError(`"${name ?? ''}" is no command: choose one of ${COMMANDS.join(', ')}`);
  }
  endWithParent();
  loadSettingsFile();
  await ensureInstalled();
  await ensureBuilt();
  const command = join(root, 'dist', 'apps', 'sandbox', 'src', name, `${name}.command.js`);
  // The command reads its arguments as if it had been called by itself.
  process.argv = [process.argv[0], command, ...args];
  await import(pathToFileURL(command).href);
});
