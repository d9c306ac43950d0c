import { Progress, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/layout/facts';
import { Section } from '../../components/layout/section';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { type Format, useFormat } from '../../texts/use-format';
import type { RunKind, RunProgress } from './run-queries';
import { RunFailure } from './run-failure';
import { Requester, RunStateBadge } from './run-words';

const COUNTS = {
  'full-sync': ['found', 'skipped', 'sent', 'failed', 'waiting'],
  drift: ['found', 'differences', 'skipped'],
  adoption: ['found'],
  'order-pull': ['found'],
} as const satisfies Record<RunKind, readonly (keyof RunProgress)[]>;

/** How far a run is: the bar, what was counted so far, how fast it goes, and its end. */
export function RunProgressView({ run }: { run: RunProgress }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const isRunning = run.state === 'running';
  return (
    <Section title={t('runs.progress')} aside={<RunStateBadge state={run.state} />}>
      <Text fw={600} role="status">
        {useSentence(run)}
      </Text>
      <Bar run={run} />
      <Counts run={run} format={format} />
      <RunFailure failure={run.failure} note={run.note} />
      <Facts
        facts={[
          [t('runs.started'), <Moment key="start" at={run.startedAt} absolute />],
          [
            t('runs.ended'),
            run.endedAt === null ? null : <Moment key="end" at={run.endedAt} absolute />,
          ],
          [
            t('runs.lasted'),
            isRunning ? null : format.span(secondsBetween(run.startedAt, run.endedAt ?? run.asOf)),
          ],
          [t('runs.requestedBy'), <Requester key="by" by={run.requestedBy} />],
          [t('runs.id'), <Exact key="id">{run.id}</Exact>],
        ]}
      />
    </Section>
  );
}

function Bar({ run }: { run: RunProgress }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const share = shareDone(run);
  const isRunning = run.state === 'running';
  return (
    <Progress.Root size="lg">
      <Progress.Section
        value={(share ?? 1) * 100}
        striped={isRunning}
        animated={isRunning}
        color={run.state === 'failed' ? 'red' : run.state === 'cancelled' ? 'gray' : 'indigo'}
        aria-label={t('runs.progress')}
        aria-valuetext={share === null ? t('runs.unknownLength') : format.percent(share)}
      />
    </Progress.Root>
  );
}

function Counts({ run, format }: { run: RunProgress; format: Format }): ReactNode {
  const { t } = useTranslation();
  const rate = format.number(Math.round(run.ratePerSecond * 10) / 10);
  const shown: [string, string][] = COUNTS[run.kind].map((name) => [
    t(run.kind === 'drift' && name === 'skipped' ? 'runs.count.underWay' : `runs.count.${name}`),
    format.number(run[name]),
  ]);
  shown.push([t('runs.count.rate'), t('runs.perSecond', { rate })]);
  if (run.state === 'running')
    shown.push([
      t('runs.count.left'),
      run.secondsLeft === null ? '–' : format.span(run.secondsLeft),
    ]);
  return (
    <SimpleGrid component="dl" cols={{ base: 2, xs: 3, md: Math.max(shown.length, 4) }} m={0}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="xl" fw={650} m={0} className="digits">
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

/** How much is done, from 0 to 1; null where nobody knows how much there is. */
function shareDone({ state, found, waiting, expected }: RunProgress): number | null {
  if (state === 'completed') return 1;
  if (expected === null || expected === 0) return state === 'running' ? null : 1;
  return Math.max(0, Math.min(1, (found - waiting) / expected));
}

function useSentence(run: RunProgress): string {
  const { t } = useTranslation();
  switch (run.state) {
    case 'running':
      return t('runs.sentence.running');
    case 'failed':
      return t('runs.sentence.failed');
    case 'cancelled':
      return t('runs.sentence.cancelled');
    case 'completed':
      break;
  }
  if (run.kind === 'drift') {
    if (run.differences > 0) return t('runs.sentence.differs', { count: run.differences });
    return run.skipped === 0
      ? t('runs.sentence.same')
      : t('runs.sentence.sameButUnderWay', { count: run.skipped });
  }
  if (run.kind === 'full-sync')
    return run.failed === 0
      ? t('runs.sentence.synced')
      : t('runs.sentence.someFailed', { count: run.failed });
  return t('runs.sentence.completed');
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (new Date(to).getTime() - new Date(from).getTime()) / 1000);
}
