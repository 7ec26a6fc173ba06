'use client';

import { useEffect, useState } from 'react';
import { minute } from './timeText.js';

/** How long something lasts, in milliseconds: in whole minutes, the last one in whole seconds, both rounded up. */
export interface TimeLeft {
  left: number;
  /** The same at the first look within the last minute, where a longer time has come before. */
  last?: number | undefined;
}

/** The longest wait for what is still far away, in milliseconds: no timer can be trusted across sleep. */
const longestWait = 30_000;

/**
 * The time until `end`, which is in epoch milliseconds, by the wall clock. It changes no more often than what it tells. Null before
 * the first look at the clock, where there is no end, and while there is more than `within`, in milliseconds.
 */
export function useTimeLeft(end: number | null, within = Infinity): TimeLeft | null {
  const [time, setTime] = useState<(TimeLeft & { end: number; first: number }) | null>(null);
  useEffect(() => {
    if (end === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const exact = Math.max(0, end - Date.now());
      if (exact > within) {
        setTime(null);
        timer = setTimeout(look, Math.min(exact - within, longestWait));
        return;
      }
      const unit = exact > minute ? minute : 1_000;
      const left = Math.ceil(exact / unit) * unit;
      setTime((former) => {
        const known = former?.end === end ? former : { end, left: NaN, first: left };
        if (known.left === left) return known;
        const last = known.last ?? (left <= minute && known.first > minute ? left : undefined);
        return { ...known, left, last };
      });
      // Until this unit is used up; a second at most, so that sleep and a clock that is set do not go unnoticed.
      if (exact) timer = setTimeout(look, Math.min(exact % unit || unit, 1_000));
    };
    timer = setTimeout(look);
    return () => clearTimeout(timer);
  }, [end, within]);
  return time?.end === end ? time : null;
}
