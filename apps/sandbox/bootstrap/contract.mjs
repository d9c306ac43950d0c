/** `npm run contract -- …`: installs where that is needed, then runs the contract suite from its source. */
import './node-version.mjs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { endWithParent, loadSettingsFile, root, run } from './workspace.mjs';

await run(async () => {
  endWithParent();
  loadSettingsFile();
  await ensureInstalled();
  const { register } = await import('tsx/cjs/api');
  register();
  createRequire(import.meta.url)(join(root, 'test', 'contract', 'contract.command.ts'));
});
