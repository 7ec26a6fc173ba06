import type { Answer } from './network';
import type { Storefront } from './storefront';

/** What has come to a browser: a response, and what it says. */
export interface Delivery {
  response: Response;
  answer: Answer;
  /** It has a token that was to stay on a server. */
  leaks: boolean;
}

/** The way of one browser to a shop. */
export interface Way {
  /** Sends a request, with the cookies of the moment; what is returned has it arrive. `revokes` is told what else it has revoked on its way. */
  send: (
    input: RequestInfo | URL,
    init: RequestInit,
    revokes: (token: string) => void,
  ) => () => Promise<Delivery>;
  /** Whose session a server would render a page for, by the browser's cookies. */
  renderedFor: () => Promise<string | null>;
}

/** A storefront as browsers get to see it. */
export interface Passage<Opened extends Storefront> {
  storefront: Opened;
  openWay: () => Way;
  /** Resolves when nothing is under way that takes real time. */
  settled: () => Promise<void>;
}

/** Straight to the shop. */
export const goStraight = <Opened extends Storefront>(storefront: Opened): Passage<Opened> => ({
  storefront,
  openWay: () => ({
    send: (input, init) => async () => {
      const { body, ...rest } = await readWhole(await storefront.shop.fetch(input, init));
      const answer = storefront.answerIn(body);
      return { response: new Response(body, rest), answer, leaks: false };
    },
    renderedFor: () => Promise.resolve(null),
  }),
  settled: () => Promise.resolve(),
});

/** A response with all of its body. */
export const readWhole = async (response: Response) => ({
  status: response.status,
  headers: response.headers,
  body: await response.text(),
});
