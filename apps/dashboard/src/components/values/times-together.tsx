import { Box } from '@mantine/core';
import { createContext, type ReactNode, type RefObject, useEffect, useRef } from 'react';

/** What holds times that the keyboard reaches by one stop; null where each has its own. */
type Holder = RefObject<HTMLElement | null>;

/** Tells each time whether it stands in a list, and in which. */
export const TimesTogether = createContext<Holder | null>(null);

const STOP = 'time[tabindex="0"]';

/**
 * Keeps one stop of the keyboard for all times in there: the first, until another one is gone to.
 * Of the rest none has any, as people would have to go through hundreds to get past a long list.
 */
export function useTimesTogether(holder: Holder): void {
  // At each drawing: rows come and go, and the one with the stop may be among them.
  useEffect(() => {
    if (holder.current?.querySelector(STOP) === null)
      holder.current.querySelector('time')?.setAttribute('tabindex', '0');
  });
}

/** Gives the stop to this time, so that the keyboard comes back to it. */
export function moveStopTo(time: HTMLElement, holder: Holder): void {
  holder.current?.querySelectorAll(STOP).forEach((one) => one.setAttribute('tabindex', '-1'));
  time.setAttribute('tabindex', '0');
}

/** Goes to the time after this one, or before; stays where there is none. */
export function goToNext(time: HTMLElement, holder: Holder, isBack: boolean): void {
  const times = [...(holder.current?.querySelectorAll('time') ?? [])];
  times[times.indexOf(time as HTMLTimeElement) + (isBack ? -1 : 1)]?.focus();
}

/** A list whose times share one stop of the keyboard, and are gone through by its arrows. */
export function WithTimesTogether({ children }: { children: ReactNode }): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  useTimesTogether(holder);
  return (
    <TimesTogether value={holder}>
      <Box ref={holder}>{children}</Box>
    </TimesTogether>
  );
}
