import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { firstPageOf } from '../../api/page-place';

/**
 * Whether the beginning of a paged list is seen: then all else that is held of it is let go, so
 * that little has to be asked anew to show what is new.
 * @returns that, and what the list tells it by (`onTop`)
 */
export function useBeginning(queryKey: QueryKey): [isSeen: boolean, tell: (seen: boolean) => void] {
  const queries = useQueryClient();
  const [isSeen, setIsSeen] = useState(true);
  const keepFirstPage = useEffectEvent(() => queries.setQueryData(queryKey, firstPageOf));
  useEffect(() => {
    if (isSeen) keepFirstPage();
  }, [isSeen]);
  return [isSeen, setIsSeen];
}
