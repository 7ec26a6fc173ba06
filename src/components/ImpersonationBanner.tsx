'use client';

import { englishImpersonation } from '../messages/english.js';
import { englishErrors } from '../messages/englishErrors.js';
import { useLogout } from '../react/useLogout.js';
import { EmailText } from './EmailText.js';
import { classes } from './part.js';
import { useImpersonation, type ShownImpersonation } from './useImpersonation.js';
import { useMessages } from './useMessages.js';
import { useTimeLeft } from './useTimeLeft.js';

/** Props of {@link ImpersonationBanner}. */
export interface ImpersonationBannerProps {
  className?: string | undefined;
}

/**
 * Says, while a support agent acts as a customer, whose account it is and how long it may go on, and ends it by one click. When the
 * time is up it says so until it is dismissed. Otherwise, and on a server, it renders nothing. Put it at the top of every page, outside
 * `SignedIn`, which would start it anew. It is announced when it begins, when a minute is left and when the time is up.
 *
 * @example
 * ```tsx
 * <CustomerAuthProvider auth={auth}>
 *   <ImpersonationBanner />
 *   <App />
 * </CustomerAuthProvider>
 * ```
 */
export function ImpersonationBanner({ className }: ImpersonationBannerProps) {
  const { acting, ended, dismiss } = useImpersonation();
  const [, logout] = useLogout();
  const shown = acting ?? ended;
  return (
    shown && (
      <Banner
        // Its announcements go on from a session to the end of it.
        key={shown.id}
        className={className}
        shown={shown}
        isOver={!acting}
        leave={acting ? () => void logout() : dismiss}
      />
    )
  );
}

interface BannerProps extends ImpersonationBannerProps {
  shown: ShownImpersonation;
  isOver: boolean;
  leave: () => void;
}

function Banner({ className, shown: { customer, expiresAt }, isOver, leave }: BannerProps) {
  const messages = useMessages(englishImpersonation);
  const { language } = useMessages(englishErrors);
  const time = useTimeLeft(expiresAt);
  const lasting = (ms: number) => messages.timeLeft.replace('{time}', timeText(ms, language));
  /** A last minute that a longer time has come before. */
  const isLastMinute = time !== null && time.left <= minute && time.first > minute;
  const text = <EmailText text={isOver ? messages.timeOver : messages.actingAs} email={customer} />;
  return (
    <section className={classes('rca-banner', className)} aria-label={messages.impersonation}>
      <div className="rca-banner-text">
        {text}
        {time && !isOver && (
          <>
            {' '}
            <span className="rca-banner-time">{lasting(time.left)}</span>
          </>
        )}
      </div>
      <button type="button" className="rca-button" onClick={leave}>
        {isOver ? messages.dismiss : messages.stopActing}
      </button>
      {/* Empty at first, for only what comes into it is announced; and without the time, which would be announced all the time. */}
      <div role="status" className="rca-unseen">
        {isLastMinute && !isOver ? lasting(minute) : (time ?? isOver) && text}
      </div>
    </section>
  );
}

const minute = 60_000;

/** A time as one says it: minutes, or the seconds of the last one. */
function timeText(ms: number, language: string): string {
  const isMinutes = ms >= minute;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  }).format(ms / (isMinutes ? minute : 1_000));
}
