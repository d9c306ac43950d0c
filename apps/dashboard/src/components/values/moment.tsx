import { Tooltip } from '@mantine/core';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useFormat } from '../../texts/use-format';
import { useNow } from '../../live/use-now';

/**
 * A time as people say it ("3 min. ago"); the whole time where the pointer stops, the keyboard gets
 * or a finger taps. What shows that is made only then, as lists have very many times; so who has
 * the page read aloud hears it there alone.
 */
export function Moment({ at, absolute = false }: { at: string; absolute?: boolean }): ReactNode {
  const format = useFormat();
  const now = useNow();
  const id = useId();
  const place = useRef<HTMLTimeElement>(null);
  const [isLookedAt, setIsLookedAt] = useState(false);
  const date = new Date(at);
  const look = (): void => setIsLookedAt(true);
  const lookAway = (): void => setIsLookedAt(false);
  return (
    <>
      <time
        ref={place}
        dateTime={at}
        className="digits"
        tabIndex={0}
        aria-describedby={isLookedAt ? id : undefined}
        onPointerEnter={look}
        // A finger that is lifted has left as well, but still means this.
        onPointerLeave={({ pointerType }) => {
          if (pointerType === 'mouse') lookAway();
        }}
        onClick={look}
        onFocus={look}
        onBlur={lookAway}
        onKeyDown={({ key }) => {
          if (key === 'Escape') lookAway();
        }}
      >
        {absolute ? format.time(date) : format.ago(date, now)}
      </time>
      {isLookedAt && (
        <Tooltip target={place} label={<span id={id}>{format.moment(date)}</span>} opened />
      )}
    </>
  );
}
