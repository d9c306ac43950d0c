import type { Experiment } from '../../experiment';

/**
 * Nobody hears what is published meanwhile: the service has to find the changes in the ERP by
 * itself.
 */
export const cutSubscriber: Experiment = {
  name: 'subscriber-cut-off-during-3000-events',
  about:
    'The service is cut off from Redis while 3,000 events are published there, and hears none of them',
  attacks: ['L', 'S'],
  world: { products: 150 },
  async run(lab) {
    await lab.redis.shut();
    await lab.life.change(lab.brief ? 600 : 3_000, { doors: ['redis'] });
    await lab.redis.open();
    await lab.caughtUp();
  },
};
