/**
 * `npm run store|cypher|token|migrate|secrets:rotate|openapi|bench|faults|screenshots|contract -- …`: installs
 * and builds where that is needed, then runs it.
 */
import './node-version.mjs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { BootstrapError, endWithParent, loadSettingsFile, root, run } from './workspace.mjs';

/** Commands that are built: those of the sandbox, and those of the product. */
const BUILT = {
  ...Object.fromEntries(
    ['store', 'cypher', 'token'].map((name) => [
      name,
      join('sandbox', 'src', name, `${name}.command.js`),
    ]),
  ),
  migrate: join('sync', 'src', 'migrate.js'),
  'rotate-secrets': join('sync', 'src', 'rotate-secrets.js'),
  openapi: join('sync', 'src', 'openapi.js'),
  'document-settings': join('sync', 'src', 'document-settings.js'),
};
/** Commands that are run as they are written, and whether they start what is built. */
const WRITTEN = {
  bench: { script: join('test', 'bench', 'bench.command.ts'), needsBuild: true },
  faults: { script: join('test', 'faults', 'faults.command.ts'), needsBuild: true },
  screenshots: { script: join('test', 'browser', 'screenshots.command.ts'), needsBuild: true },
  contract: { script: join('test', 'contract', 'contract.command.ts'), needsBuild: false },
};

await run(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!(name in BUILT) && !(name in WRITTEN)) {
    const known = [...Object.keys(BUILT), ...Object.keys(WRITTEN)].join(', ');
    throw new BootstrapError(`"${name ?? ''}" is no command: choose one of ${known}`);
  }
  endWithParent();
  loadSettingsFile();
  await ensureInstalled();
  if (WRITTEN[name]?.needsBuild !== false) await ensureBuilt();
  const script =
    name in WRITTEN ? join(root, WRITTEN[name].script) : join(root, 'dist', 'apps', BUILT[name]);
  // The command reads its arguments as if it had been called by itself.
  process.argv = [process.argv[0], script, ...args];
  if (name in WRITTEN) {
    const { register } = await import('tsx/cjs/api');
    register();
    createRequire(import.meta.url)(script);
  } else {
    await import(pathToFileURL(script).href);
  }
});
