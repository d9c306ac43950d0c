import { figuresOf } from '../measuring/figures';
import { withResults } from './result-table';
import { summaryOf } from './summary';

const OCCASION = {
  date: new Date('2026-12-01T10:00:00Z'),
  machine: { cores: 4, node: '20.20.2', postgres: '18.4', pinning: 'shop pinned to 1 of 4 cores' },
  runs: 2,
};

const run = (itemsPerSecond: number) =>
  figuresOf({ scenario: 'burst', wallSeconds: 9, itemsPerSecond, own: { ofBestLoop: 0.97 } });

describe('the table of results', () => {
  const document =
    'By hand.\n\n<!-- results: written by npm run bench:docs -->\n\nOld.\n\n<!-- end of results -->\n\nBelow.\n';

  it('stands between the markers, and leaves what is written by hand', () => {
    const results = [
      { command: 'burst --store big', summaries: [summaryOf([run(120), run(124)])] },
    ];
    const text = withResults(document, results, OCCASION);
    expect(text).toMatch(/^By hand\.\n/);
    expect(text).toMatch(/\nBelow\.\n$/);
    expect(text).not.toContain('Old.');
    expect(text).toContain(
      'Last on 2026-12-01: 4 cores (shop pinned to 1 of 4 cores), Node 20.20.2, PostgreSQL 18.4',
    );
    expect(text).toContain(
      '| `burst --store big` | 2026-12-01 | 0.97 of the best loop; 122 (120 to 124) items/s; 9 s in all |',
    );
    expect(withResults(text, results, OCCASION)).toBe(text);
  });

  it('has a row for each result of a command', () => {
    const summaries = [summaryOf([run(1)]), summaryOf([run(2)])];
    const text = withResults(document, [{ command: 'workers', summaries }], OCCASION);
    expect(text).toMatch(/\| `workers` \|.*\n\| … burst, 2 \|/);
  });

  it('keeps the rows of what was not run this time, in the order of the commands', () => {
    const summaries = [summaryOf([run(1)]), summaryOf([run(2)])];
    const before = withResults(document, [{ command: 'workers', summaries }], OCCASION);
    const later = { ...OCCASION, date: new Date('2026-12-02T10:00:00Z') };
    const text = withResults(
      before,
      [{ command: 'guest', summaries: [summaryOf([run(3)])] }],
      later,
    );
    expect(text).toMatch(
      /`guest` \| 2026-12-02 .*\n\| `workers` \| 2026-12-01 .*\n\| … burst, 2 \| 2026-12-01 /,
    );
  });

  it('says of a command that it failed', () => {
    const text = withResults(document, [{ command: 'guest', summaries: [] }], OCCASION);
    expect(text).toContain('| `guest` | 2026-12-01 | failed |');
  });

  it('is not written where the markers are missing', () => {
    expect(() => withResults('By hand.', [], OCCASION)).toThrow('lacks');
  });
});
