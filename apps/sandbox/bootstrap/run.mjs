/** `npm run store|cypher|token|bench -- …`: installs and builds where that is needed, then runs that command. */
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { BootstrapError, endWithParent, loadSettingsFile, root, run } from './workspace.mjs';

/** Commands of the sandbox, which are built with it. */
const BUILT = ['store', 'cypher', 'token'];
/** Commands below `test/`, which are run as they are written. */
const WRITTEN = { bench: join('test', 'bench', 'bench.command.ts') };

await run(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!BUILT.includes(name) && !(name in WRITTEN)) {
    const known = [...BUILT, ...Object.keys(WRITTEN)].join(', ');
    throw new BootstrapError(`"${name ?? ''}" is no command: choose one of ${known}`);
  }
  if (name in WRITTEN) {
    await ensureInstalled();
    await ensureBuilt();
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, WRITTEN[name]), ...args], {
      stdio: 'inherit',
    });
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 1;
    return;
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
