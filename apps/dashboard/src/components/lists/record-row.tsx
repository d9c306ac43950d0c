import { memo, type ReactNode } from 'react';

/** One column: what it is called, how wide it is, and what it shows of a row. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** As CSS grids have it, such as `120px` or `minmax(160px, 1fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
}

interface RowProps<Row> {
  readonly row: Row;
  readonly place: number;
  /** Where it begins, in pixels. */
  readonly start: number;
  readonly columns: readonly Column<Row>[];
  readonly widths: string;
  readonly height?: number;
  readonly measure?: (element: Element | null) => void;
}

function Row<Data>(props: RowProps<Data>): ReactNode {
  const { row, place, start, columns, widths, height, measure } = props;
  return (
    <div
      ref={measure}
      role="row"
      data-index={place}
      data-fixed={height !== undefined}
      aria-rowindex={place + 2}
      style={{ transform: `translateY(${start}px)`, gridTemplateColumns: widths, height }}
    >
      {columns.map((column) => (
        <div key={column.key} role="cell" data-align={column.align} data-title={column.title}>
          <Cell column={column} row={row} />
        </div>
      ))}
    </div>
  );
}

/** A component of its own, so that what is shown of a row may use hooks. */
function Cell<Data>({ column, row }: { column: Column<Data>; row: Data }): ReactNode {
  return column.cell(row);
}

/** A row of a list; drawn once, and again only where it or its place is another one. */
export const RecordRow = memo(Row) as typeof Row;
