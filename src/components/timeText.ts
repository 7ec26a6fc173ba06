import type { ErrorMessages } from '../messages/messages.js';

/** In milliseconds. */
export const minute = 60_000;

/** The language of times where the app's messages have none; of all texts of errors nothing else is needed for them. */
export const englishTimes: Pick<ErrorMessages, 'language'> = { language: 'en' };

/** A time in milliseconds as one says it: minutes, or the seconds of the last one. */
export function timeText(ms: number, language: string): string {
  const isMinutes = ms >= minute;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  }).format(ms / (isMinutes ? minute : 1_000));
}
