import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../texts/use-format';
import { useNow } from '../../live/use-now';

/** A time as people say it ("3 min. ago"); the whole time where the pointer or keyboard stops. */
export function Moment({ at, absolute = false }: { at: string; absolute?: boolean }): ReactNode {
  const format = useFormat();
  const now = useNow();
  const date = new Date(at);
  return (
    <Tooltip label={format.moment(date)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} className="digits">
        {absolute ? format.time(date) : format.ago(date, now)}
      </time>
    </Tooltip>
  );
}
