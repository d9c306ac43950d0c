import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useResizeObserver } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import { useFormat } from '../../texts/use-format';
import classes from './chart.module.css';

const HEIGHT_PX = 190;

/** Colours that differ for those too who tell red from green badly (Okabe and Ito, 2008). */
const HUES = {
  light: { first: '#0072b2', second: '#b35900', text: '#5c636a', grid: '#e9ecef' },
  dark: { first: '#56b4e9', second: '#e69f00', text: '#b0b5ba', grid: '#373a40' },
} as const;

/** One line of a chart; null where there is no value. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly hue: 'first' | 'second';
}

/**
 * Lines over time. Who does not see it is told by `label`, which says what it shows in words.
 * @param times seconds since 1970, one for each value
 */
export function Chart(props: {
  label: string;
  times: readonly number[];
  lines: readonly ChartLine[];
  write: (value: number) => string;
}): ReactNode {
  const { label, times, lines, write } = props;
  const scheme = useComputedColorScheme('light');
  const format = useFormat();
  const { t } = useTranslation();
  const ofTime = t('chart.time');
  const [box, { width }] = useResizeObserver<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null || width === 0) return;
    const colors = HUES[scheme];
    const writeTime = (seconds: number): string => format.time(new Date(seconds * 1_000));
    const axis = {
      stroke: colors.text,
      grid: { stroke: colors.grid, width: 1 },
      ticks: { show: false },
    };
    const chart = new uPlot(
      {
        width,
        height: HEIGHT_PX,
        cursor: { y: false },
        scales: { y: { range: (_, __, most) => [0, Math.max(most, 1)] } },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map(writeTime) },
          { ...axis, size: 64, values: (_, values) => values.map(write) },
        ],
        series: [
          {
            label: ofTime,
            value: (_: uPlot, at: number | null) => (at === null ? '–' : writeTime(at)),
          },
          ...lines.map(({ name, hue }) => ({
            label: name,
            stroke: colors[hue],
            width: 2,
            points: { show: false },
            value: (_: uPlot, value: number | null) => (value === null ? '–' : write(value)),
          })),
        ],
      },
      [[...times], ...lines.map(({ values }) => [...values])],
      place.current,
    );
    return () => {
      chart.destroy();
    };
  }, [times, lines, write, width, scheme, format, ofTime]);
  return (
    <div ref={box} role="img" aria-label={label} className={classes['chart']}>
      <div ref={place} aria-hidden />
    </div>
  );
}
