import { SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, memo, type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, type ChartLine } from '../../components/charts/chart';
import { Facts } from '../../components/layout/facts';
import { Section } from '../../components/layout/section';
import { DataView } from '../../components/views/data-view';
import { useFormat } from '../../texts/use-format';
import { type Series, seriesQuery, type Span, SPANS } from './overview-queries';

/** What came in and went out, how long it took, and how many calls were spared. */
export const FlowSection = memo(function FlowSection({ storeId }: { storeId: string }): ReactNode {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('hour');
  const query = useQuery(seriesQuery(storeId, span));
  return (
    <Section
      title={t('overview.flow.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('overview.flow.span')}
          value={span}
          onChange={(value) => setSpan(value)}
          data={SPANS.map((value) => ({ value, label: t(`overview.flow.spans.${value}`) }))}
        />
      }
    >
      <DataView query={query}>{(series) => <Flow series={series} />}</DataView>
    </Section>
  );
});

function Flow({ series }: { series: Series }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { totals } = series;
  const { times, flow, latency } = useCurves(series);
  const rate = useCallback((value: number) => format.number(Math.round(value * 10) / 10), [format]);
  const seconds = (value: number | null): string => (value === null ? '–' : format.span(value));
  return (
    <Stack>
      <Facts
        columns={6}
        facts={[
          [t('overview.flow.cameIn'), format.number(totals.cameIn)],
          [t('overview.flow.synced'), format.number(totals.synced)],
          [t('overview.flow.failed'), format.number(totals.failed)],
          [
            t('overview.flow.latency'),
            `${seconds(totals.p50Seconds)} / ${seconds(totals.p95Seconds)}`,
          ],
          [t('overview.flow.calls'), format.number(totals.calls)],
          [t('overview.flow.saved'), format.number(totals.savedCalls)],
        ]}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Curves
          title={t('overview.flow.perMinute')}
          label={t('overview.flow.perMinuteLabel', {
            cameIn: format.number(totals.cameIn),
            synced: format.number(totals.synced),
          })}
          times={times}
          lines={flow}
          write={rate}
        />
        <Curves
          title={t('overview.flow.howLong')}
          label={t('overview.flow.howLongLabel', {
            half: seconds(totals.p50Seconds),
            most: seconds(totals.p95Seconds),
          })}
          times={times}
          lines={latency}
          write={format.span}
        />
      </SimpleGrid>
    </Stack>
  );
}

function Curves({ title, ...chart }: { title: string } & ComponentProps<typeof Chart>): ReactNode {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {title}
      </Text>
      <Chart {...chart} />
    </div>
  );
}

/** The lines of both charts; the same ones until the series are other ones. */
function useCurves({ at, points, stepSeconds }: Series) {
  const { t } = useTranslation();
  return useMemo(() => {
    const perMinute = (values: readonly number[]): number[] =>
      values.map((value) => (value * 60) / stepSeconds);
    const done = points.synced.map((synced, step) => synced + (points.skipped[step] ?? 0));
    const lines = (first: ChartLine, second: ChartLine): readonly ChartLine[] => [first, second];
    return {
      times: at.map((time) => Date.parse(time) / 1_000),
      flow: lines(
        { name: t('overview.flow.cameIn'), values: perMinute(points.cameIn), hue: 'first' },
        { name: t('overview.flow.done'), values: perMinute(done), hue: 'second' },
      ),
      latency: lines(
        { name: t('overview.flow.half'), values: points.p50Seconds, hue: 'first' },
        { name: t('overview.flow.most'), values: points.p95Seconds, hue: 'second' },
      ),
    };
  }, [at, points, stepSeconds, t]);
}
