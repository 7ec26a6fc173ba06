'use client';

import { useEffect, useState } from 'react';

/** Counts so many seconds down to zero, by the wall clock; anew for another `cause`. */
export function useCountdown(seconds: number, cause: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(now);
      if (now) timer = setTimeout(tick, (end - Date.now()) % 1000 || 1000);
    };
    timer = setTimeout(tick);
    return () => clearTimeout(timer);
  }, [seconds, cause]);
  return left;
}
