/** Ends the key of the last intent: of who began a sign-in or a sign-out last, in whichever tab. */
export const intentSuffix = ':intent';

/** Ends the key of what the customer has waved off last. */
export const dismissedSuffix = ':dismissed';

/** Ends the key under which the newest session that was taken over is remembered, by when it began. */
export const takenSuffix = ':taken';

/** Whether a key is of something beside a session, rather than of the session itself. */
export const isBeside = (key: string): boolean => /:(intent|dismissed|taken)$/.test(key);
