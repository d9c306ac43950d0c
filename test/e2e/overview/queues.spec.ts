import { hasRealRedis } from '../../support/servers/test-redis';
import type { Role } from '../../support/world/api-client';
import { startWorld, type World } from '../../support/world/world';

/** Where there is a real Redis, on that as well. */
const BACKENDS = hasRealRedis() ? ['redis', 'postgres'] : ['postgres'];

describe.each(BACKENDS)('the queues on %s', (QUEUE_BACKEND) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ products: 0, settings: { QUEUE_BACKEND } });
  });
  afterAll(() => world.close());

  it('are shown to an admin, by a page that loads nothing from elsewhere', async () => {
    const page = await world.call('get', '/queues').expect(200);
    expect(page.text).toContain('<base href="/queues/"');
    expect(page.headers['content-security-policy']).toContain(`default-src 'none'`);
    const script = /static\/js\/main\.\w+\.js/.exec(page.text)?.[0] ?? '';
    await world.call('get', `/queues/${script}`).expect(200);
    const { body } = await world.call('get', '/queues/api/queues').expect(200);
    const { queues } = body as { queues: { name: string; readOnlyMode: boolean }[] };
    expect(queues.map(({ name }) => name)).toContain('woocommerce-sync');
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    const one = '/queues/api/queues?activeQueue=drift-watch&status=latest&page=1&jobsPerPage=10';
    await world.call('get', one).expect(200);
  });

  it.each<[string, Role, number, string]>([
    ['nobody', null, 401, 'UNAUTHORIZED'],
    ['an operator', 'operator', 403, 'FORBIDDEN'],
    ['an admin of some stores', { stores: { default: 'admin' } }, 403, 'FORBIDDEN'],
  ])('are not for %s', async (_, role, status, code) => {
    const answer = await world.call('get', '/queues/api/queues', role).expect(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code });
  });

  it('send the browser of somebody who is not signed in to where people sign in', async () => {
    const answer = await world.call('get', '/queues/', null).set('Accept', 'text/html').expect(303);
    expect(answer.headers['location']).toBe('/sign-in?returnTo=%2Fqueues%2F');
    await world.call('get', '/queues/', 'operator').set('Accept', 'text/html').expect(403);
  });

  it('are only to look at', async () => {
    const { body } = await world.call('post', '/queues/api/queues/pause').send({}).expect(405);
    expect(body).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });
});
