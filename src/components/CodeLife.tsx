'use client';

import { englishHandover } from '../messages/english.js';
import { englishTimes, timeText } from './timeText.js';
import { useMessages } from './useMessages.js';
import type { TimeLeft } from './useTimeLeft.js';

/** How long a code is still good, counted down; that it may no longer be is announced. Nothing without a time. */
export function CodeLife({ time }: { time: TimeLeft | null }) {
  const messages = useMessages(englishHandover);
  const { language } = useMessages(englishTimes);
  return (
    time && (
      <div className="rca-hint">
        {time.left > 0 && messages.codeLasts.replace('{time}', timeText(time.left, language))}
        <span role="status">{time.left === 0 && messages.codeOver}</span>
      </div>
    )
  );
}
