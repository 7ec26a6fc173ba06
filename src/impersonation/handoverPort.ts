import type { CodeRefusal, CustomerToken, OneTimeCode } from './codeRequest.js';
import type { HandoverNews } from './handover.js';

// What a panel and a storefront say to each other. A window is told no more than this; all else goes by a port that the panel gives
// to the storefront's origin alone.

/** The storefront's page to the window that has opened it: it is there. */
export const ready = 'react-customer-auth: ready for a handover';

/** The panel to the storefront's page, with the port: who it is about. */
export interface HandoverOffer {
  type: 'react-customer-auth: handover';
  email: string;
  reason: string;
}

/** The storefront by the port. */
export type FromStorefront = { type: 'confirmed' } | HandoverNews;

/** The panel by the port, to `confirmed`. */
export type FromPanel = OneTimeCode | CustomerToken | CodeRefusal;
