import { Tooltip } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useFormat } from '../../texts/use-format';
import { useNow } from '../../live/use-now';

/**
 * A time as people say it ("3 min. ago"); the whole time where the pointer stops. What shows that
 * is made only then, as lists have very many times.
 */
export function Moment({ at, absolute = false }: { at: string; absolute?: boolean }): ReactNode {
  const format = useFormat();
  const now = useNow();
  const place = useRef<HTMLTimeElement>(null);
  const [isLookedAt, setIsLookedAt] = useState(false);
  const date = new Date(at);
  return (
    <>
      <time
        ref={place}
        dateTime={at}
        className="digits"
        onPointerEnter={() => setIsLookedAt(true)}
        onPointerLeave={() => setIsLookedAt(false)}
      >
        {absolute ? format.time(date) : format.ago(date, now)}
      </time>
      {isLookedAt && <Tooltip target={place} label={format.moment(date)} opened />}
    </>
  );
}
