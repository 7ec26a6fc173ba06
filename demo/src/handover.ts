import { takeHandover } from 'react-customer-auth';

/** What a link has brought, taken out of the address before anything else of the page runs: this is what it imports first. */
export const handover = takeHandover();

/** The origin of the support team's panel; there is none before a real shop. */
export const panel = document.querySelector<HTMLMetaElement>('meta[name=panel]')?.content;
