import { Command } from 'commander';
import { API_SCENARIOS } from './commands/api-scenarios';
import { CATALOGUE_SCENARIOS } from './commands/catalogue-scenarios';
import { FLEET_SCENARIOS } from './commands/fleet-scenarios';
import { ORDER_SCENARIOS } from './commands/order-scenarios';
import { PRICE_SCENARIOS } from './commands/price-scenarios';
import { document } from './results/document';
import { whole } from './scenario-options';

const program = new Command('bench').description(
  'Measures the service against a shop’s double, with everything on this machine; all figures of one run side by side',
);

const SCENARIOS = [
  ...PRICE_SCENARIOS,
  ...CATALOGUE_SCENARIOS,
  ...ORDER_SCENARIOS,
  ...FLEET_SCENARIOS,
  ...API_SCENARIOS,
];
for (const addTo of SCENARIOS) addTo(program);

program
  .command('document')
  .description('runs all that docs/benchmarks.md shows, and writes its table of results')
  .addOption(whole('--runs <count>', 'how often, each in a new world', 3, 100))
  .argument('[commands...]', 'only those that begin with one of these, such as burst or guest')
  .action((only: string[], { runs }: { runs: number }) =>
    document(runs, only.length === 0 ? undefined : only),
  );

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
