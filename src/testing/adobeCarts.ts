import type { Account, AccountBook } from './adobeAccounts.js';
import { isAdmin } from './adobeAdmins.js';
import { signedIn, type Context } from './adobeContext.js';
import { refusal } from './adobeErrors.js';
import { opaque } from './adobeTokenStrings.js';

interface Cart {
  id: string;
  /** Null for a guest's. */
  owner: Account | null;
  quantity: number;
  /** Until it is merged into another. */
  active: boolean;
}

/** What carts need of the shop. */
export interface CartDesk {
  accounts: AccountBook;
  isSold: (sku: string) => boolean;
}

/** A shop's carts: a customer has one, a guest whichever they know the id of. */
export function cartFields({ accounts, isSold }: CartDesk) {
  const carts = new Map<string, Cart>();

  function open(owner: Account | null): Cart {
    const cart = { id: opaque(), owner, quantity: 0, active: true };
    carts.set(cart.id, cart);
    return cart;
  }

  const cartOf = (owner: Account) =>
    [...carts.values()].find((cart) => cart.owner === owner) ?? open(owner);

  /** A cart that this customer, or null for a guest, may use. */
  function reach(id: string, user: Account | null): Cart {
    const cart = carts.get(id);
    if (!cart) {
      throw refusal('graphql-no-such-entity', `Could not find a cart with ID "${id}"`);
    }
    if (!cart.active) throw refusal('graphql-no-such-entity', "The cart isn't active.");
    if (cart.owner !== user) {
      throw refusal(
        'graphql-authorization',
        `The current user cannot perform operations on cart "${id}"`,
      );
    }
    return cart;
  }

  return {
    cart: ({ cart_id }: { cart_id: string }, context: Context) =>
      shown(reach(cart_id, userOf(context))),

    customerCart: (_: unknown, context: Context) => shown(cartOf(signedIn(context, accounts))),

    createEmptyCart(_: unknown, context: Context) {
      const user = userOf(context);
      return (user ? cartOf(user) : open(null)).id;
    },

    addProductsToCart({ cartId, cartItems }: Addition, context: Context) {
      const cart = reach(cartId, userOf(context));
      const unknown = cartItems.filter(({ sku }) => !isSold(sku));
      if (!unknown.length) for (const { quantity } of cartItems) cart.quantity += quantity;
      return {
        cart: shown(cart),
        user_errors: unknown.map(({ sku }) => ({
          code: 'PRODUCT_NOT_FOUND',
          message: `Could not find a product with SKU "${sku}"`,
        })),
      };
    },

    mergeCarts({ source_cart_id, destination_cart_id }: Merger, context: Context) {
      if (!source_cart_id) {
        throw refusal('graphql-input', 'Required parameter "source_cart_id" is missing');
      }
      if (destination_cart_id === '') {
        throw refusal('graphql-input', 'The parameter "destination_cart_id" cannot be empty');
      }
      const customer = signedIn(context, accounts);
      const destination = reach(destination_cart_id ?? cartOf(customer).id, customer);
      const source = reach(source_cart_id, null);
      destination.quantity += source.quantity;
      source.active = false;
      return shown(destination);
    },
  };
}

interface Addition {
  cartId: string;
  cartItems: { sku: string; quantity: number }[];
}

interface Merger {
  source_cart_id: string;
  destination_cart_id?: string | null;
}

const userOf = ({ token }: Context) => (token && !isAdmin(token.holder) ? token.holder : null);

const shown = ({ id, owner, quantity }: Cart) => ({
  id,
  email: owner?.email ?? null,
  total_quantity: quantity,
});
