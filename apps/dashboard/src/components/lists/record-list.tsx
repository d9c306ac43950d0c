import { Box, Loader, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './record-list.module.css';

/** One column: what it is called, how wide it is, and what it shows of a row. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** As CSS grids have it, such as `120px` or `minmax(160px, 1fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
}

/** What is needed of a paged query to go on at the end of what is shown. */
export interface MorePages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

const ROW_PX = 48;
const BEYOND = 12;

/**
 * A list of any length: only what is seen is in the page, and the next page is fetched as its end
 * comes near. On a narrow screen each row stands as a small card with its columns' names.
 */
export function RecordList<Row>(props: {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  more?: MorePages;
}): ReactNode {
  const { rows, columns, rowKey, more } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoised here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more?.hasNextPage !== true || more.isFetchingNextPage) return;
    if (lastShown >= rows.length - BEYOND) void more.fetchNextPage();
  }, [lastShown, rows.length, more]);
  const widths = columns.map(({ width }) => width).join(' ');
  return (
    <Box
      ref={scroller}
      className={classes['scroller']}
      tabIndex={0}
      role="region"
      aria-label={props.label}
    >
      <div
        role="table"
        aria-label={props.label}
        aria-rowcount={more?.hasNextPage ? -1 : rows.length + 1}
      >
        <div role="rowgroup" className={classes['head']}>
          <div role="row" aria-rowindex={1} style={{ gridTemplateColumns: widths }}>
            {columns.map(({ key, title, align }) => (
              <div key={key} role="columnheader" data-align={align}>
                {title}
              </div>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className={classes['body']}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {shown.map(({ index, key, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${start}px)`, gridTemplateColumns: widths }}
              >
                {columns.map((column) => (
                  <div
                    key={column.key}
                    role="cell"
                    data-align={column.align}
                    data-title={column.title}
                  >
                    <Cell column={column} row={row} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {more?.isFetchingNextPage === true && (
        <Box role="status" ta="center" p="sm">
          <Loader size="sm" aria-hidden />
          <VisuallyHidden>{t('wait')}</VisuallyHidden>
        </Box>
      )}
    </Box>
  );
}

/** A component of its own, so that what is shown of a row may use hooks. */
function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }): ReactNode {
  return column.cell(row);
}
