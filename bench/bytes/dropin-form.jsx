import { initialize, revokeCustomerToken, setEndpoint } from '@dropins/storefront-auth/api.js';
import SignIn from '@dropins/storefront-auth/containers/SignIn.js';
import { render } from '@dropins/storefront-auth/render.js';
import { events } from '@dropins/tools/event-bus.js';
import { initializers } from '@dropins/tools/initializer.js';

setEndpoint('/graphql');
initializers.mountImmediately(initialize, {});

/** The drop-in renders by itself, into a page without React. */
export const App = (element, signOutButton) => {
  render.render(SignIn, {})(element);
  signOutButton.onclick = () => revokeCustomerToken();
  events.on('authenticated', (isSignedIn) => (signOutButton.hidden = !isSignedIn), { eager: true });
};
