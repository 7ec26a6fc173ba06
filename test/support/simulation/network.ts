import { deliver, tabNow, toError, type Page } from './tab';
import { errandOf, type Errand, type Storefront } from './storefront';
import type { Delivery, Way } from './way';

/** A request that is under way, or was. */
export interface Request extends Errand {
  /** Null for one that another device has sent. */
  tab: Page | null;
  /** In the browser's uptime, as is when the shop has answered: infinite until then. */
  startedAt: number;
  answeredAt: number;
}

/** What has come of a request: the token it brought, and whether the shop said that the token it went with is nobody's. */
export interface Answer {
  token: string | null;
  disowns: boolean;
}

export interface NetworkOptions {
  storefront: Storefront;
  /** How a browser gets there. */
  openWay: () => Way;
  /** How long any answer takes, in milliseconds; without it none. */
  latency: number | undefined;
  /** A timer that belongs to no tab. */
  later: (work: () => void, ms: number) => void;
  uptime: () => number;
}

/** The way from the tabs of a browser, and from other devices, to a shop. */
export function simulateNetwork({ storefront, openWay, latency, later, uptime }: NetworkOptions) {
  const underWay = new Set<Request>();
  const senders = new Set<(request: Request) => void>();
  const receivers = new Set<(request: Request, answer: Answer, leaks: boolean) => void>();
  const congestion = { ms: 0, requests: 0 };
  const way = openWay();

  const arrive = (work: () => void) => {
    if (latency === undefined) work();
    else later(work, latency);
  };

  async function visit(request: Request, reach: () => Promise<Delivery>): Promise<Response> {
    if (congestion.requests-- > 0) {
      await new Promise<void>((resolve) => later(resolve, congestion.ms));
    }
    const { response, answer, leaks } = await tabNow
      .exit(reach)
      .finally(() => (request.answeredAt = uptime()));
    receivers.forEach((receive) => receive(request, answer, leaks));
    return response;
  }

  return {
    underWay,
    /** Calls `watch` with every request as it goes out. */
    onRequest: (watch: (request: Request) => void) => senders.add(watch),
    /** Calls `watch` with every answer before anybody else has it. */
    onAnswer: (watch: (request: Request, answer: Answer, leaks: boolean) => void) =>
      receivers.add(watch),
    /** Has so many requests take that long to reach the shop, from now on: a later one may overtake them. */
    congest(ms: number, requests: number) {
      Object.assign(congestion, { ms, requests });
    },

    /** For whom a server would render a page in this browser. */
    renderedFor: way.renderedFor,

    /** A tab's own way to the shop; null for another device's. */
    fetchFrom(tab: Page | null): typeof fetch {
      const { send } = tab ? way : openWay();
      return (input, init = {}) => {
        const request: Request = {
          ...errandOf(storefront, init),
          tab,
          startedAt: uptime(),
          answeredAt: Infinity,
        };
        const tell = (sent: Request) => senders.forEach((watch) => watch(sent));
        tell(request);
        underWay.add(request);
        const revokes = (token: string) => tell({ ...request, does: 'revoke', token });
        const coming = visit(request, send(input, init, revokes));
        const over = () => arrive(() => underWay.delete(request));
        coming.then(over, over);
        const give = (work: () => void) => arrive(() => (tab ? deliver(tab, work) : work()));
        return new Promise((resolve, reject) => {
          coming.then(
            (response) => give(() => resolve(response)),
            (error: unknown) => give(() => reject(toError(error))),
          );
        });
      };
    },
  };
}
