'use client';

import { useEffect, useState } from 'react';

const minute = 60_000;

/** How long something lasts, in milliseconds: in whole minutes, the last one in whole seconds, both rounded up. */
export interface TimeLeft {
  left: number;
  /** The same at the first look at the clock. */
  first: number;
}

/**
 * The time until `end`, which is in epoch milliseconds, by the wall clock. It changes no more often than what it tells. Null before
 * the first look at the clock, and where there is no end.
 */
export function useTimeLeft(end: number | null): TimeLeft | null {
  const [time, setTime] = useState<TimeLeft | null>(null);
  useEffect(() => {
    if (end === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const exact = Math.max(0, end - Date.now());
      const unit = exact > minute ? minute : 1_000;
      const left = Math.ceil(exact / unit) * unit;
      setTime((former) =>
        former?.left === left ? former : { left, first: former?.first ?? left },
      );
      // Until this unit is used up; a second at most, so that sleep and a clock that is set do not go unnoticed.
      if (exact) timer = setTimeout(look, Math.min(exact % unit || unit, 1_000));
    };
    timer = setTimeout(look);
    return () => clearTimeout(timer);
  }, [end]);
  return time;
}
