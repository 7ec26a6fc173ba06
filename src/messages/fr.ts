import type { Messages } from './messages.js';

export type * from './messages.js';

/** The texts of every component in French, with the polite “vous” and no gender for the customer. */
export const fr: Messages = {
  language: 'fr',

  BLANK: 'Veuillez remplir ce champ.',
  INVALID: 'Veuillez vérifier ce champ.',
  INVALID_EMAIL: 'Veuillez saisir une adresse e-mail, par exemple nom@example.com.',
  TOO_LONG: 'Cette saisie est trop longue.',
  TOO_SHORT: 'Cette saisie est trop courte.',
  UNIDENTIFIED_CUSTOMER: 'L’adresse e-mail ou le mot de passe est incorrect.',
  CUSTOMER_DISABLED: 'Ce compte n’est pas actif. Veuillez nous contacter.',

  credentials:
    'L’adresse e-mail ou le mot de passe est incorrect, ou ce compte est temporairement bloqué. Veuillez vérifier les deux ou réessayer plus tard.',
  invalid: 'Veuillez vérifier votre saisie.',
  unconfirmed:
    'Veuillez d’abord confirmer votre compte\u00A0: nous vous avons envoyé un e-mail lors de votre inscription.',
  locked: 'Ce compte est temporairement bloqué. Veuillez réessayer plus tard ou nous contacter.',
  throttled: 'Trop de tentatives. Veuillez patienter un instant, puis réessayer.',
  throttledFor: 'Trop de tentatives. Veuillez réessayer dans {time}.',
  captcha: 'Nous n’avons pas pu vérifier que vous n’êtes pas un robot. Veuillez réessayer.',
  consent: 'L’accès de l’assistance à ce compte n’est pas autorisé.',
  code: 'Ce code n’est pas valable ou ne l’est plus.',
  expired: 'Votre session a expiré. Veuillez vous reconnecter.',
  rejected: 'Votre session a pris fin. Veuillez vous reconnecter.',
  signedOut: 'Veuillez d’abord vous connecter.',
  forbidden: 'Cette action est impossible pour le moment. Veuillez réessayer plus tard.',
  unsupported: 'Cette boutique ne propose pas cette fonction.',
  network: 'La boutique est injoignable. Veuillez vérifier votre connexion, puis réessayer.',
  server: 'Un problème est survenu de notre côté. Veuillez réessayer.',
  superseded: 'Une action plus récente a remplacé celle-ci.',

  email: 'Adresse e-mail',
  password: 'Mot de passe',
  show: 'Afficher',
  hide: 'Masquer',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  wait: 'Veuillez patienter',

  remember: 'Garder ma session ouverte',
  signIn: 'Se connecter',
  signingIn: 'Connexion en cours…',

  signOut: 'Se déconnecter',

  recoverHint:
    'Indiquez votre adresse e-mail\u00A0: nous vous enverrons un lien pour choisir un nouveau mot de passe.',
  sendLink: 'Envoyer le lien',
  sendingLink: 'Envoi en cours…',
  linkSent:
    'Si un compte existe pour {email}, un lien pour choisir un nouveau mot de passe est en route. Pensez à vérifier aussi vos courriers indésirables.',
  anotherEmail: 'Utiliser une autre adresse',

  newPassword: 'Nouveau mot de passe',
  setPassword: 'Enregistrer le mot de passe',
  settingPassword: 'Enregistrement en cours…',
  passwordSet: 'Votre nouveau mot de passe est enregistré et votre session est ouverte.',
  passwordSetOnly:
    'Votre nouveau mot de passe est enregistré. Veuillez l’utiliser pour vous connecter.',
  TOKEN_INVALID: 'Ce lien n’est plus valable. Veuillez en demander un nouveau.',
  resetRefused:
    'Le mot de passe n’a pas pu être enregistré. Le lien est peut-être trop ancien, ou le mot de passe trop simple\u00A0: utilisez au moins huit caractères, en mêlant lettres, chiffres et caractères spéciaux.',
  PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE:
    'Un mot de passe ne peut ni commencer ni se terminer par un espace.',

  allowAssistance: 'Autoriser l’assistance à accéder à mon compte',
  assistanceHint:
    'Notre équipe pourra se connecter en votre nom pour vous aider. Vous pouvez retirer cette autorisation à tout moment.',

  customerEmail: 'Adresse e-mail du compte client',
  oneTimeCode: 'Code à usage unique',
  assistanceReason: 'Motif',
  signInAsCustomer: 'Accéder à ce compte',
  codeRefused: 'Ce code est incorrect, déjà utilisé ou expiré, ou il correspond à un autre compte.',
  UNKNOWN_CUSTOMER: 'Aucun compte client n’a cette adresse e-mail.',
  SEVERAL_CUSTOMERS: 'Plusieurs comptes clients ont cette adresse e-mail.',
  AGENT_REFUSED: 'Vous n’avez pas le droit d’accéder aux comptes clients.',
  NO_PERMISSION: 'La boutique n’a pas donné ce droit à l’assistance.',
  FEATURE_DISABLED: 'L’accès aux comptes clients est désactivé dans cette boutique.',

  impersonation: 'Session d’assistance',
  actingAs: 'Connexion au compte {email}',
  timeLeft: 'encore {time}',
  stopActing: 'Terminer',
  timeOver: 'Votre accès au compte {email} a pris fin.',
  endedByShop: 'La boutique a mis fin à votre accès au compte {email}.',
  dismiss: 'Fermer',

  handoverQuestion: 'Accéder au compte {email} ?',
  handoverFrom: 'Demandé par {origin}',
  codeLasts: 'Le code est encore valable {time}.',
  codeOver: 'Le code a sans doute expiré. S’il est refusé, veuillez en demander un autre.',
  handoverDamaged: 'Cette demande n’est pas arrivée entière. Veuillez en faire une autre.',
  HANDOVER_GONE:
    'La page à l’origine de la demande ne répond plus. Veuillez recommencer à partir de là.',
  decline: 'Annuler',

  sessionEndsIn: 'Votre session se termine dans {time}.',
  staySignedIn: 'Prolonger ma session',
  stayHint: 'Reconnectez-vous pour continuer là où vous en êtes.',
  notNow: 'Pas maintenant',
  staySignedOut: 'Continuer sans me connecter',
};
