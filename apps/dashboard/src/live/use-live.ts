import { useEffect, useState } from 'react';
import { LiveConnection, type LiveListener } from './live-connection';

/** What a live address said last, and since when it says nothing. */
export interface Live<Data> {
  readonly data: Data | null;
  /** Null while the connection is there. */
  readonly lostSince: Date | null;
}

interface Heard<Data> extends Live<Data> {
  readonly address: string | null;
}

const NOTHING = { data: null, lostSince: null };

function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  const query = new URLSearchParams({ ended: 'yes', returnTo: `${pathname}${search}` });
  window.location.assign(`/sign-in?${query.toString()}`);
}

/**
 * Listens to server-sent events of an address, as long as the component is shown.
 * @param address null to listen to nothing
 */
export function useLive<Data>(address: string | null): Live<Data> {
  const [heard, setHeard] = useState<Heard<Data>>({ address, ...NOTHING });
  useEffect(() => {
    if (address === null) return;
    const change = (next: (before: Live<Data>) => Live<Data>): void =>
      setHeard((before) => ({
        address,
        ...next(before.address === address ? before : NOTHING),
      }));
    const listener: LiveListener = {
      // What the address says has the shape that the API's document tells.
      onState: (data) => change(() => ({ data: data as Data, lostSince: null })),
      onFound: () => change(({ data }) => ({ data, lostSince: null })),
      onLost: () => change(({ data, lostSince }) => ({ data, lostSince: lostSince ?? new Date() })),
      onSignedOut: leaveForSignIn,
    };
    let connection: LiveConnection | null = null;
    // Nobody sees a page in the background, and browsers open six connections to a host at the most.
    const followSight = (): void => {
      connection?.close();
      connection =
        document.visibilityState === 'hidden' ? null : new LiveConnection(address, listener);
    };
    followSight();
    document.addEventListener('visibilitychange', followSight);
    return () => {
      document.removeEventListener('visibilitychange', followSight);
      connection?.close();
    };
  }, [address]);
  // What was heard of another address says nothing of this one.
  return heard.address === address ? heard : NOTHING;
}
