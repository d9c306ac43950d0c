import type { Experiment } from '../../experiment';

/** Each answer of PostgreSQL takes half a second longer. */
export const slow: Experiment = {
  name: 'postgresql-slow-by-500-ms',
  about: 'Every answer of PostgreSQL comes half a second late, for a while',
  attacks: ['L', 'S', 'R', 'T'],
  async run(lab) {
    lab.database.gate.lag(500);
    await lab.life.change(12, { kinds: ['price'] });
    await lab.quiet();
    lab.database.gate.lag(0);
    await lab.life.change(40);
  },
};
