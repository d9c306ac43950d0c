import type { Experiment } from '../../experiment';

/** Somebody gives Redis too little memory, and lets it throw away what it likes. */
export const evicting: Experiment = {
  name: 'redis-evicting',
  about: 'Redis has too little memory and evicts keys at will, under load',
  attacks: ['L', 'S'],
  needs: 'a real Redis',
  async run(lab) {
    await lab.redis.publisher.config('SET', 'maxmemory-policy', 'allkeys-random');
    await lab.redis.publisher.config('SET', 'maxmemory', '1500kb');
    await lab.life.change(120);
    await lab.quiet();
    await lab.redis.publisher.config('SET', 'maxmemory', '0');
    await lab.redis.publisher.config('SET', 'maxmemory-policy', 'noeviction');
    await lab.life.change(20);
  },
};
