'use client';

import { englishHandover } from '../messages/english.js';
import { englishTimes, timeText } from './timeText.js';
import { useMessages } from './useMessages.js';
import type { TimeLeft } from './useTimeLeft.js';

/** How long a code is still good; that it no longer is, is announced. */
export function CodeLife({ time }: { time: TimeLeft | null }) {
  const messages = useMessages(englishHandover);
  const { language } = useMessages(englishTimes);
  return (
    <>
      {time && time.left > 0 && (
        <div className="rca-hint">
          {messages.codeLasts.replace('{time}', timeText(time.left, language))}
        </div>
      )}
      <div className="rca-errors" role="alert">
        {time?.left === 0 && messages.codeOver}
      </div>
    </>
  );
}
