'use client';

import { useEffect, useState } from 'react';

const minute = 60_000;

/**
 * The milliseconds until `end`, which is in epoch milliseconds, by the wall clock: in whole minutes, the last one in whole seconds,
 * both rounded up. It changes no more often than that. Null before the first look at the clock, and where there is no end.
 */
export function useTimeLeft(end: number | null): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (end === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const exact = Math.max(0, end - Date.now());
      const unit = exact > minute ? minute : 1_000;
      setLeft(Math.ceil(exact / unit) * unit);
      // Until this unit is used up; a second at most, so that sleep and a clock that is set do not go unnoticed.
      if (exact) timer = setTimeout(look, Math.min(exact % unit || unit, 1_000));
    };
    timer = setTimeout(look);
    return () => clearTimeout(timer);
  }, [end]);
  return left;
}
