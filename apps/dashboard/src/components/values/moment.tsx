import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, use, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../live/use-now';
import { useFormat } from '../../texts/use-format';
import { goToNext, moveStopTo, TimesTogether } from './times-together';

/** What somebody looks at a time by. */
type Means = 'pointer' | 'keyboard';

/**
 * A time as people say it ("3 min. ago"); the whole time where the pointer stops, the keyboard gets
 * or a finger taps. What shows that is made only then, as lists have very many times; so who has
 * the page read aloud hears it there alone. All times of a list are one stop of the keyboard, whose
 * arrows lead from each to the next.
 */
export function Moment({ at, absolute = false }: { at: string; absolute?: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const id = useId();
  const place = useRef<HTMLTimeElement>(null);
  const list = use(TimesTogether);
  const { lookedAtBy, looks } = useLooks();
  const date = new Date(at);
  return (
    <>
      <time
        ref={place}
        dateTime={at}
        className="digits"
        tabIndex={list === null ? 0 : -1}
        aria-describedby={lookedAtBy === null ? undefined : id}
        {...looks}
      >
        {absolute ? format.time(date) : format.ago(date, now)}
      </time>
      {lookedAtBy !== null && (
        <Tooltip
          target={place}
          label={
            <span id={id}>
              {format.moment(date)}
              {lookedAtBy === 'keyboard' && list !== null && ` · ${t('list.otherTimes')}`}
            </span>
          }
          opened
        />
      )}
    </>
  );
}

/** By what somebody looks at a time, and what is to be heard of it to know that. */
function useLooks() {
  const list = use(TimesTogether);
  const [lookedAtBy, setLookedAtBy] = useState<Means | null>(null);
  const lookAway = (): void => setLookedAtBy(null);
  const looks = {
    onPointerEnter: (): void => setLookedAtBy('pointer'),
    // A finger that is lifted has left as well, but still means this.
    onPointerLeave: ({ pointerType }: { pointerType: string }): void => {
      if (pointerType === 'mouse') lookAway();
    },
    onClick: (): void => setLookedAtBy('pointer'),
    onFocus: ({ currentTarget: time }: { currentTarget: HTMLElement }): void => {
      setLookedAtBy(time.matches(':focus-visible') ? 'keyboard' : 'pointer');
      if (list !== null) moveStopTo(time, list);
    },
    onBlur: lookAway,
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.key === 'Escape') lookAway();
      if (list === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      goToNext(event.currentTarget, list, event.key === 'ArrowUp');
    },
  };
  return { lookedAtBy, looks };
}
