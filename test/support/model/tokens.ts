import type { Answer, Request } from '../simulation/network';
import type { Tab } from '../simulation/tab';
import { demand } from './demand';
import { patience, type World } from './world';

/** A token that the shop is known to have given, with the request for it. */
interface Given {
  request: Request;
  email: string | null;
  /** By the shop's clock: it lives for so long at least. */
  until: number;
  /** When the login began that brought it, in the browser's uptime. */
  wantedAt: number;
  isDead: boolean;
}

/** Keeps a ledger of the tokens that the shop gives, and holds against it how they die. */
export function watchTokens(world: World) {
  const { shop, shopTime, uptime, storefront } = world.browser;
  const given = new Map<string, Given>();
  const sent = new Map<Request, Pick<Given, 'until' | 'wantedAt'>>();
  const revocations: Request[] = [];
  const revoked = new Set<string>();
  const disowned = new Set<string>();
  /** What a tab has been seen with. */
  const held = new Set<string>();
  /** When a customer's password was last changed, in the browser's uptime. */
  const changes = new Map<string | null, number>();

  const isLiving = (token: string | null) => shop.livingTokens().includes(token ?? '');
  const emailOf = (token: string | null) => given.get(token ?? '')?.email ?? null;

  function noteRequest(request: Request) {
    const intent = request.tab && world.seen.get(request.tab)?.intent;
    sent.set(request, {
      until: shopTime() + storefront.life,
      wantedAt: intent?.startedAt ?? request.startedAt,
    });
    if (request.token === null) return;
    if (request.does === 'revoke') revocations.push(request);
    // One that was found dead is forgotten before other tabs have heard of it.
    const isFoundDead = !isLiving(request.token) || disowned.has(request.token);
    const isForgotten = request.does === 'forget' && !isFoundDead;
    if (request.does === 'revoke' || isForgotten) revoked.add(request.token);
  }

  function noteAnswer(request: Request, { token, disowns }: Answer, leaks: boolean) {
    demand(!leaks, 'No token of a server leaves it.');
    if (disowns && request.token !== null) disowned.add(request.token);
    const times = sent.get(request);
    if (token === null || !times) return;
    given.set(token, {
      request,
      email: request.email ?? emailOf(request.token),
      ...times,
      isDead: false,
    });
  }

  /** What may have ended a token before its time. */
  const causesOf = (token: string, { email, request }: Given) =>
    revocations.filter(
      (revocation) =>
        (revocation.token === token ||
          (storefront.revokesAll && emailOf(revocation.token) === email)) &&
        revocation.answeredAt >= request.startedAt,
    );

  /** Whether a revocation should have been waited for by the login that brought a token. */
  const isWaitedFor = (revocation: Request, { request, wantedAt }: Given) =>
    request.does === 'login' &&
    revocation.tab === request.tab &&
    revocation.startedAt <= wantedAt &&
    request.startedAt - wantedAt < patience;

  return {
    noteRequest,
    noteAnswer,
    noteHeld: (token: string) => held.add(token),
    notePassword: (email: string) => changes.set(email, uptime()),
    isLiving,
    isRevoked: (token: string | null) => revoked.has(token ?? ''),
    isDisowned: (token: string | null) => disowned.has(token ?? ''),
    /** Demands of each token that has died that it did so for a good reason. */
    check() {
      const living = new Set(shop.livingTokens());
      for (const [token, one] of given) {
        if (one.isDead || living.has(token)) continue;
        one.isDead = true;
        if (shopTime() >= one.until) continue;
        if ((changes.get(one.email) ?? -1) >= one.request.startedAt) continue;
        const causes = causesOf(token, one);
        demand(
          causes.length > 0,
          'A token dies at its end, with its password, or by a revocation; no other device is signed out.',
        );
        demand(
          causes.some((cause) => !isWaitedFor(cause, one)),
          'A login after a logout everywhere is not taken along by it.',
        );
      }
    },

    /** Demands, when all is quiet, that the shop was told of the tokens that none of these tabs uses. */
    checkUnused([first]: Tab[]) {
      if (!first || storefront.leaves === 'everything') return;
      const used = first.held();
      const unused = shop
        .livingTokens()
        .filter((token) => token !== used && given.get(token)?.request.tab !== null);
      const wasHeld = (token: string) => held.has(token);
      demand(unused.every(wasHeld), 'A token that nobody took is destroyed.');
      demand(
        unused.length === 0 || storefront.leaves === 'what it has renewed',
        'No token is left alive that nobody uses.',
      );
    },
  };
}
