import { Box, Loader, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TimesTogether, useTimesTogether } from '../values/times-together';
import classes from './record-list.module.css';
import { type Column, RecordRow } from './record-row';

export type { Column } from './record-row';

/** What is needed of a paged query to go on at both ends of what is held. */
export interface MorePages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError?: boolean;
  readonly fetchNextPage: () => unknown;
  readonly hasPreviousPage?: boolean;
  readonly isFetchingPreviousPage?: boolean;
  readonly isFetchPreviousPageError?: boolean;
  readonly fetchPreviousPage?: () => unknown;
}

/** The list as it is handed to it. */
export interface RecordListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly more?: MorePages;
  /** Place of the first row that is held, from 0: those before it were let go, and come again. */
  readonly firstPlace?: number;
  /** In pixels, on wide screens: nothing is measured then, so that long lists scroll smoothly. */
  readonly rowHeight?: number;
  /** Is told whether the beginning is seen; to be the same function at each drawing. */
  readonly onTop?: (isAtTop: boolean) => void;
}

/** Where rows become cards; as in the style sheet. */
const NARROW = '(max-width: 62em)';

const ROW_PX = 48;
const CARD_PX = 190;
const BEYOND = 12;

/**
 * A list of any length: only what is seen is in the page, and the next page is fetched as its end
 * comes near. On a narrow screen each row stands as a small card with its columns' names.
 */
export function RecordList<Row>(props: RecordListProps<Row>): ReactNode {
  const { more, onTop } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  useTop(scroller, onTop);
  return (
    <TimesTogether value={scroller}>
      <Box
        ref={scroller}
        className={classes['scroller']}
        tabIndex={0}
        role="region"
        aria-label={props.label}
      >
        <Rows {...props} scroller={scroller} />
        {more?.isFetchingNextPage === true && (
          <Box role="status" ta="center" p="sm">
            <Loader size="sm" aria-hidden />
            <VisuallyHidden>{t('wait')}</VisuallyHidden>
          </Box>
        )}
      </Box>
    </TimesTogether>
  );
}

type Scroller = RefObject<HTMLDivElement | null>;

/** The rows that are seen, and some beyond: they are what is drawn anew at each step. */
function Rows<Row>(props: RecordListProps<Row> & { readonly scroller: Scroller }): ReactNode {
  const { rows, columns, more, scroller, firstPlace = 0 } = props;
  const { virtualizer, height } = useSeen(props);
  const shown = virtualizer.getVirtualItems();
  const [from, to] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  useMorePages(more, from - firstPlace, firstPlace + rows.length - to);
  useTimesTogether(scroller);
  const widths = columns.map(({ width }) => width).join(' ');
  return (
    <div
      role="table"
      aria-label={props.label}
      aria-rowcount={more?.hasNextPage ? -1 : firstPlace + rows.length + 1}
    >
      <Head columns={columns} widths={widths} />
      <div
        role="rowgroup"
        className={classes['body']}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {shown.map(({ index, key, start }) => {
          const row = rows[index - firstPlace];
          return row === undefined ? null : (
            <RecordRow
              key={key}
              row={row}
              place={index}
              start={start}
              columns={columns}
              widths={widths}
              {...(height === undefined ? { measure: virtualizer.measureElement } : { height })}
            />
          );
        })}
      </div>
    </div>
  );
}

/** What is seen of the list, and how high its rows are; undefined where each is measured. */
function useSeen<Row>(props: RecordListProps<Row> & { readonly scroller: Scroller }) {
  const { rows, rowKey, rowHeight, scroller, firstPlace = 0 } = props;
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const height = isNarrow ? undefined : rowHeight;
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoised here
  const virtualizer = useVirtualizer({
    count: firstPlace + rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height ?? (isNarrow ? CARD_PX : ROW_PX),
    overscan: BEYOND,
    useFlushSync: false,
    getItemKey: (place) => {
      const row = rows[place - firstPlace];
      return row === undefined ? place : rowKey(row);
    },
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, height, isNarrow]);
  return { virtualizer, height };
}

function Head<Row>(props: { columns: readonly Column<Row>[]; widths: string }): ReactNode {
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} style={{ gridTemplateColumns: props.widths }}>
        {props.columns.map(({ key, title, align }) => (
          <div key={key} role="columnheader" data-align={align}>
            {title}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Fetches on where what is seen comes near to either end of what is held. */
function useMorePages(more: MorePages | undefined, before: number, after: number): void {
  useEffect(() => {
    if (more === undefined || more.isFetchingNextPage || more.isFetchingPreviousPage === true)
      return;
    // What failed is asked for again by a person.
    if (more.isFetchNextPageError === true || more.isFetchPreviousPageError === true) return;
    if (before < BEYOND && more.hasPreviousPage === true) void more.fetchPreviousPage?.();
    else if (after <= BEYOND && more.hasNextPage) void more.fetchNextPage();
  }, [before, after, more]);
}

/** Tells whether the beginning of the list is seen, each time that this changes. */
function useTop(scroller: Scroller, tell: ((isAtTop: boolean) => void) | undefined): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || tell === undefined) return;
    let wasAtTop = true;
    const look = (): void => {
      const isAtTop = element.scrollTop < ROW_PX;
      if (isAtTop !== wasAtTop) tell(isAtTop);
      wasAtTop = isAtTop;
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
      if (!wasAtTop) tell(true);
    };
  }, [scroller, tell]);
}
