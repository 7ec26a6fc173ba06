/** A field of an answer that holds a token, and those beside it, by their own names whatever the document calls them. */
export interface TokenField {
  token: string;
  /** The fields that lead to it from the root, itself last, by their own names as well. */
  path: readonly string[];
  beside: Readonly<Record<string, unknown>>;
}

/** What is known of a token when it comes. */
export interface TokenLife {
  /** From now on, in milliseconds; null when unknown. */
  life: number | null;
  /** Whether a support agent acts by it. The proxy goes by this, and a page by the claims, so both say the same. */
  isImpersonated: boolean;
  /** What a browser may read of it in place of the token itself: claims of a JWT, for example. */
  claims?: Readonly<Record<string, unknown>>;
}

/** What a proxy that keeps tokens from browsers has to know of a commerce server. */
export interface ProxiedBackend {
  /** The own names of fields whose text may be a customer's token. Rather too many than too few: the server may get new ones. */
  tokenFields: RegExp;
  /** Which of those are none: payments and orders may have tokens too, which a page has to see. Default: each is one. */
  isToken?: (field: TokenField) => boolean;
  /** Tokens in any text that can be told by their form alone, in whatever field the server may have put them. */
  tokensIn?: (text: string) => string[];
  /** Mutations at the root that give another token to the same session. */
  renewals: readonly string[];
  /** Mutations at the root after which a token is not kept, whatever the server answers. */
  revocations: readonly string[];
  /**
   * Destroys one token, where that ends no other one of its customer: what is sent for a session that ends without its page's script, and
   * for what the renewals of a session have left when it ends. Default: such a token is forgotten.
   */
  revoke?: (token: string) => { query: string; variables: Record<string, unknown> };
  /**
   * Where the token goes: into the header; or in the place of its handle, into arguments and input fields of these names and no others.
   * Put into what the server keeps, a note on a cart for example, it could be asked for again.
   */
  carries: 'bearer' | readonly string[];
  /** Headers of the browser's request that go on to the server. */
  headers: readonly string[];
  /** Under which name the server wants the buyer's address. */
  buyerIpHeader?: string;
  /** How long a token lives that the server has just given. */
  lifeOf: (field: TokenField) => TokenLife;
}
