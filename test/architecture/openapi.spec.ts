import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..');

interface Operation {
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly security?: readonly unknown[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

const operations = (): [name: string, operation: Operation][] => {
  const { paths } = JSON.parse(readFileSync(join(ROOT, 'openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
};

describe('openapi.json', () => {
  it.each(operations())(
    'names the errors of %s, each as a problem',
    (_, { responses, ...operation }) => {
      const expected = [
        '429',
        '500',
        ...(operation.parameters?.length || operation.requestBody ? ['400'] : []),
        ...(operation.requestBody ? ['413', '415'] : []),
        ...(operation.security?.length ? ['401', '503'] : []),
      ];
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(expected));
      for (const [status, { content }] of Object.entries(responses)) {
        if (Number(status) >= 400)
          expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      }
    },
  );

  it('names the roles that a route needs', () => {
    const needing = operations().filter(([, { responses }]) => responses['403'] !== undefined);
    expect(needing.map(([name]) => name.replace('/api/v1/woocommerce', '')).sort()).toEqual([
      'delete /mappings/{productId}',
      'delete /stores/{id}',
      'delete /stores/{id}/adoption',
      'get /audit',
      'get /audit.csv',
      'get /orders',
      'get /orders/events',
      'get /orders/{id}',
      'get /pull/orders',
      'get /stores',
      'get /stores/{id}',
      'get /stores/{id}/adoption',
      'get /stores/{id}/adoption/products',
      'get /stores/{id}/approval',
      'get /stores/{id}/check',
      'get /stores/{id}/plans',
      'get /stores/{id}/plans/{planId}',
      'get /stores/{id}/plans/{planId}/changes.csv',
      'get /sync/drift',
      'get /sync/drift/{id}',
      'get /sync/failed',
      'get /sync/plan.csv',
      'get /sync/runs/{id}',
      'patch /stores/{id}',
      'post /events',
      'post /mappings/{productId}/adopt',
      'post /orders/{id}/republish',
      'post /pull/orders',
      'post /stores',
      'post /stores/check',
      'post /stores/{id}/adoption',
      'post /stores/{id}/adoption/decisions',
      'post /stores/{id}/approval',
      'post /stores/{id}/check',
      'post /stores/{id}/plan',
      'post /stores/{id}/webhooks/repair',
      'post /sync/all',
      'post /sync/categories',
      'post /sync/drift',
      'post /sync/drift/{id}/repair',
      'post /sync/erp-restored',
      'post /sync/failures/dismiss',
      'post /sync/failures/retry',
      'post /sync/resume',
      'post /sync/retry',
      'post /sync/runs/{id}/cancel',
      'post /sync/webhooks/secret',
    ]);
  });

  it('is what the code serves: `npm run openapi` writes it anew', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
    try {
      const file = join(folder, 'openapi.json');
      await promisify(execFile)(process.execPath, [
        join(ROOT, 'dist/apps/sync/src/openapi.js'),
        file,
      ]);
      const [committed, generated] = await Promise.all([
        readFile(join(ROOT, 'openapi.json'), 'utf8'),
        readFile(file, 'utf8'),
      ]);
      expect(JSON.parse(committed)).toEqual(JSON.parse(generated));
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
