const minute = 60_000;

/** A time in milliseconds as one says it: minutes, or the seconds of the last one. */
export function timeText(ms: number, language: string): string {
  const isMinutes = ms >= minute;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  }).format(ms / (isMinutes ? minute : 1_000));
}
