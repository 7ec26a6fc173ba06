import { allPermissions, type FakeAdobeAdmin } from './adobeAdmins.js';
import { RestRefusal, type Asked, type Route } from './adobeRestRoutes.js';
import type { TokenLedger } from './adobeTokens.js';

/** What admins' tokens need of the shop. */
export interface AdminDesk {
  admins: FakeAdobeAdmin[];
  ledger: TokenLedger;
}

/** Where an admin gets a token, by a password alone or with what an authenticator app shows. */
export function adminRoutes({ admins, ledger }: AdminDesk): Route[] {
  function demandAdmin({ body }: Asked): FakeAdobeAdmin {
    const admin = admins.find(
      ({ username, password }) => body.username === username && body.password === password,
    );
    if (admin) return admin;
    throw new RestRefusal(
      401,
      'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.',
    );
  }

  const tokenFor = ({ permissions = allPermissions }: FakeAdobeAdmin) =>
    ledger.issueOpaque({ permissions });

  return [
    {
      method: 'POST',
      path: /^integration\/admin\/token$/,
      serve(asked) {
        const admin = demandAdmin(asked);
        if (admin.otp === undefined) return tokenFor(admin);
        throw new RestRefusal(
          400,
          'Please use the 2fa provider-specific endpoints to obtain a token.',
          { active_providers: ['google'] },
        );
      },
    },
    {
      method: 'POST',
      path: /^tfa\/provider\/google\/authenticate$/,
      serve(asked) {
        const admin = demandAdmin(asked);
        if (admin.otp === undefined) throw new RestRefusal(400, 'Provider is not configured.');
        if (admin.otp !== asked.body.otp) throw new RestRefusal(401, 'Invalid code.');
        return tokenFor(admin);
      },
    },
  ];
}
