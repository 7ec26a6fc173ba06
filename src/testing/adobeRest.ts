import { adminRoutes, type AdminDesk } from './adobeAdminRest.js';
import { isAdmin, type FakeAdobePermission } from './adobeAdmins.js';
import { customerRoutes, type CodeDesk } from './adobeCustomerRest.js';
import { RestRefusal, type Route } from './adobeRestRoutes.js';
import { jsonAnswer, type Answer } from './faults.js';
import type { FakeRequest, ReadRequest } from './http.js';

/** What the REST API needs of the shop. */
export interface RestDesk extends AdminDesk, CodeDesk {
  translate: (message: string) => string;
}

/** The path of a REST API after its base: `/rest/<store>/V1/` and `/rest/V1/` on premises, `/<tenant>/V1/` in the cloud service. */
function pathOf(url: string): string | null {
  const { pathname } = new URL(url, 'http://shop');
  const [, path = null] = /^\/(?:rest(?:\/\w+)?|[\w-]+)\/V1\/(.+)$/.exec(pathname) ?? [];
  // What is at no route there is the API's to refuse all the same.
  return path ?? (pathname.startsWith('/rest/') ? '' : null);
}

/** Reads a request to the REST API; null for one to any other. */
export const readRest: ReadRequest = (method, url, headers, body) => {
  const path = pathOf(url);
  if (path === null) return null;
  const operationName = path.replace(/\/\d+(?=\/|$)/g, '');
  return { method, url, headers, operationName, query: '', variables: objectIn(body) };
};

/** Whether a request is one to the REST API. */
export const isRest = ({ url }: FakeRequest) => pathOf(url) !== null;

/** The part of Magento's REST API with which somebody comes to a code for a customer. */
export function restApi(desk: RestDesk): (request: FakeRequest) => Answer {
  const routes: Route[] = [...adminRoutes(desk), ...customerRoutes(desk)];

  return (request) => {
    const path = pathOf(request.url) ?? '';
    for (const { method, path: pattern, permission, serve } of routes) {
      const match = method === request.method ? pattern.exec(path) : null;
      if (!match) continue;
      try {
        if (permission) demandPermission(request, permission);
        const { searchParams } = new URL(request.url, 'http://shop');
        return jsonAnswer(serve({ id: Number(match[1]), searchParams, body: request.variables }));
      } catch (error) {
        if (error instanceof RestRefusal) return refused(error);
        throw error;
      }
    }
    return refused(new RestRefusal(404, 'Request does not match any route.'));
  };

  /** A dead bearer is none here, so that it is refused in the words for an admin who may not. */
  function demandPermission({ headers }: FakeRequest, permission: FakeAdobePermission) {
    const [, bearer = ''] = /^bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
    const reading = desk.ledger.read(bearer);
    const holder = 'token' in reading ? reading.token.holder : null;
    if (holder && isAdmin(holder) && holder.permissions.includes(permission)) return;
    throw new RestRefusal(401, "The consumer isn't authorized to access %resources.", {
      resources: permission,
    });
  }

  function refused({ status, message, parameters }: RestRefusal): Answer {
    return jsonAnswer(
      { message: desk.translate(message), ...(parameters && { parameters }) },
      status,
    );
  }
}

function objectIn(body: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
