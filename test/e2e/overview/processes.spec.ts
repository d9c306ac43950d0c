import { Client } from 'pg';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

interface Overview {
  readonly verdict: { readonly code: string; readonly missingRoles: readonly string[] };
  readonly alerts: readonly { readonly code: string; readonly params: Record<string, unknown> }[];
}

let world: World;
let database: Client;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ROLES: 'api' } });
  database = new Client({ connectionString: world.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await world.close();
});

const overview = async (): Promise<Overview> =>
  (await world.api.get('/overview').expect(200)).body as Overview;

describe('an installation whose processes are not all there', () => {
  it('is told to be stopped, by each role that nobody has', async () => {
    await eventually(async () => {
      const { verdict, alerts } = await overview();
      expect(verdict.code).toBe('stopped');
      expect([...verdict.missingRoles].sort()).toEqual(['events', 'scheduler', 'worker']);
      const missing = alerts.filter(({ code }) => code === 'ROLE_MISSING');
      expect(missing.map(({ params }) => params['role']).sort()).toEqual([
        'events',
        'scheduler',
        'worker',
      ]);
    });
  });

  it('tells of one that fell silent, and counts nothing that it did', async () => {
    await database.query(
      `INSERT INTO "wc_processes" ("id", "host", "pid", "roles", "version", "memory_bytes", "started_at", "beat_at")
       VALUES (gen_random_uuid(), 'shed', 77, '{worker}', '0.1.0', 1, wc_now() - interval '1 hour', wc_now() - interval '5 minutes')`,
    );
    await eventually(async () => {
      const { verdict, alerts } = await overview();
      expect(verdict.missingRoles).toContain('worker');
      expect(alerts.find(({ code }) => code === 'PROCESS_SILENT')?.params).toMatchObject({
        host: 'shed',
        pid: 77,
      });
    });
  });

  it('forgets one that has been silent for more than a day', async () => {
    await world.databaseClock.advance(86_400_000);
    await eventually(async () => {
      const { alerts } = await overview();
      expect(alerts.filter(({ code }) => code === 'PROCESS_SILENT')).toEqual([]);
    });
  });
});
