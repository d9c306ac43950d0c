import {
  dataSourceOptions,
  loadSettings,
  openDataSource,
  PlatformSettings,
  SecretBox,
  SecretRegistry,
} from '@cypher/platform';
import { sealAnew } from '@cypher/woocommerce-sync';
import { explainBootFailure } from './boot-failure';

/**
 * Seals every secret that is kept with the first key of SECRETS_KEYS and ends; afterwards the other
 * keys can be taken out of it. Ends with 1 where one cannot be opened.
 */
async function rotate(): Promise<void> {
  const [platform] = loadSettings(process.env, PlatformSettings);
  const box = new SecretBox(platform, SecretRegistry.of([platform]));
  if (!box.canSeal) throw new Error('SECRETS_KEYS is missing: there is no key to seal with');
  const database = await openDataSource(dataSourceOptions(platform, { entities: [] }));
  try {
    const { anew, current, unopened } = await sealAnew(database, box);
    process.stdout.write(`Sealed anew: ${anew}; sealed by the first key already: ${current}\n`);
    for (const one of unopened) process.stderr.write(`Cannot be opened: ${one}\n`);
    if (unopened.length > 0) process.exitCode = 1;
  } finally {
    await database.destroy();
  }
}

rotate().catch((error: unknown) => {
  explainBootFailure(error, process.env);
  process.exit(1);
});
