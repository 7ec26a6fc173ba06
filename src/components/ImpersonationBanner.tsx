'use client';

import { englishImpersonation } from '../messages/english.js';
import type { ImpersonationEnd } from '../react/useImpersonationEnd.js';
import { useLogout } from '../react/useLogout.js';
import { EmailText } from './EmailText.js';
import { classes } from './part.js';
import { englishTimes, timeText } from './timeText.js';
import { useImpersonation, type ShownImpersonation } from './useImpersonation.js';
import { useMessages } from './useMessages.js';
import { useTimeLeft } from './useTimeLeft.js';

/** Props of {@link ImpersonationBanner}. */
export interface ImpersonationBannerProps {
  className?: string | undefined;
  /**
   * Told of each session that ends while the banner is there, for an audit: whose it was, and what ended it. Of a tab that is closed
   * nothing is told.
   */
  onEnd?: ((end: ImpersonationEnd) => void) | undefined;
}

/**
 * Says, while a support agent acts as a customer, whose account it is and how long it may go on, and ends it by one click. When the time
 * is up, or the shop has ended it, it says so until it is dismissed. Otherwise, and on a server, it renders nothing. Put it at the top of
 * every page, outside `SignedIn`, which would start it anew. It is announced when it begins, when a minute is left and when it is over
 * unasked.
 *
 * @example
 * ```tsx
 * import type { ReactNode } from 'react';
 * import { CustomerAuthProvider, ImpersonationBanner, type CustomerAuth } from 'react-customer-auth';
 *
 * export function Storefront({ auth, children }: { auth: CustomerAuth; children: ReactNode }) {
 *   return (
 *     <CustomerAuthProvider auth={auth}>
 *       <ImpersonationBanner onEnd={({ customer, endedBy }) => console.log(customer, endedBy)} />
 *       {children}
 *     </CustomerAuthProvider>
 *   );
 * }
 * ```
 */
export function ImpersonationBanner({ className, onEnd }: ImpersonationBannerProps) {
  const { acting, ended, dismiss } = useImpersonation(onEnd);
  const [, logout] = useLogout();
  const shown = acting ?? ended;
  return (
    shown && (
      <Banner
        // Its announcements go on from a session to the end of it.
        key={shown.id}
        className={className}
        shown={shown}
        leave={acting ? () => void logout() : dismiss}
      />
    )
  );
}

interface BannerProps {
  className: string | undefined;
  shown: ShownImpersonation;
  leave: () => void;
}

function Banner({ className, shown, leave }: BannerProps) {
  const { customer, expiresAt, endedBy } = shown;
  const isOver = endedBy !== undefined;
  const messages = useMessages(englishImpersonation);
  const { language } = useMessages(englishTimes);
  const time = useTimeLeft(expiresAt);
  const lasting = (ms: number) => messages.timeLeft.replace('{time}', timeText(ms, language));
  const said = endedBy === 'rejected' ? messages.endedByShop : messages.timeOver;
  const text = <EmailText text={isOver ? said : messages.actingAs} email={customer} />;
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
        {time?.last && !isOver ? lasting(time.last) : (time ?? isOver) && text}
      </div>
    </section>
  );
}
