import type { Messages } from './messages.js';

export type * from './messages.js';

/** The texts of every component in German, with the polite “Sie”. */
export const de: Messages = {
  language: 'de',

  BLANK: 'Bitte füllen Sie dieses Feld aus.',
  INVALID: 'Bitte prüfen Sie diese Angabe.',
  INVALID_EMAIL: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
  TOO_LONG: 'Diese Eingabe ist zu lang.',
  TOO_SHORT: 'Diese Eingabe ist zu kurz.',
  UNIDENTIFIED_CUSTOMER: 'Die E-Mail-Adresse oder das Passwort ist nicht richtig.',
  CUSTOMER_DISABLED: 'Dieses Konto ist nicht aktiv. Bitte kontaktieren Sie uns.',

  credentials:
    'Die E-Mail-Adresse oder das Passwort ist nicht richtig, oder dieses Konto ist vorübergehend gesperrt. Bitte prüfen Sie beides oder versuchen Sie es später erneut.',
  invalid: 'Bitte prüfen Sie Ihre Eingaben.',
  unconfirmed:
    'Bitte bestätigen Sie zuerst Ihr Konto. Den Link dazu haben wir Ihnen bei der Registrierung per E-Mail geschickt.',
  locked:
    'Dieses Konto ist vorübergehend gesperrt. Bitte versuchen Sie es später erneut oder kontaktieren Sie uns.',
  throttled:
    'Zu viele Versuche. Bitte warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  throttledFor: 'Zu viele Versuche. Bitte versuchen Sie es in {time} noch einmal.',
  captcha:
    'Wir konnten nicht feststellen, dass Sie kein Roboter sind. Bitte versuchen Sie es noch einmal.',
  consent: 'Für dieses Konto ist der Zugriff durch den Kundenservice nicht freigegeben.',
  code: 'Dieser Code ist ungültig oder abgelaufen.',
  expired: 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.',
  rejected: 'Ihre Sitzung wurde beendet. Bitte melden Sie sich erneut an.',
  signedOut: 'Sie sind nicht angemeldet.',
  forbidden: 'Das ist im Moment nicht möglich. Bitte versuchen Sie es später noch einmal.',
  unsupported: 'Dieser Shop bietet diese Funktion nicht an.',
  network:
    'Der Shop ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  server: 'Bei uns ist etwas schiefgelaufen. Bitte versuchen Sie es noch einmal.',
  superseded: 'Dieser Vorgang wurde durch einen neueren ersetzt.',

  email: 'E-Mail-Adresse',
  password: 'Passwort',
  show: 'Anzeigen',
  hide: 'Verbergen',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  wait: 'Bitte warten',

  remember: 'Angemeldet bleiben',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft\u00A0…',

  signOut: 'Abmelden',

  recoverHint:
    'Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort festlegen können.',
  sendLink: 'Link senden',
  sendingLink: 'Wird gesendet\u00A0…',
  linkSent:
    'Wenn es zu {email} ein Konto gibt, ist ein Link für ein neues Passwort unterwegs. Bitte sehen Sie auch im Spam-Ordner nach.',
  anotherEmail: 'Andere E-Mail-Adresse verwenden',

  newPassword: 'Neues Passwort',
  setPassword: 'Passwort festlegen',
  settingPassword: 'Wird festgelegt\u00A0…',
  passwordSet: 'Ihr neues Passwort ist festgelegt, und Sie sind angemeldet.',
  passwordSetOnly: 'Ihr neues Passwort ist festgelegt. Bitte melden Sie sich damit an.',
  TOKEN_INVALID: 'Dieser Link ist nicht mehr gültig. Bitte fordern Sie einen neuen an.',
  resetRefused:
    'Das Passwort konnte nicht festgelegt werden. Vielleicht ist der Link zu alt oder das Passwort zu einfach: Verwenden Sie mindestens acht Zeichen, und mischen Sie Buchstaben, Ziffern und Sonderzeichen.',
  PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE:
    'Ein Passwort darf nicht mit einem Leerzeichen beginnen oder enden.',

  allowAssistance: 'Dem Kundenservice Zugriff auf mein Konto erlauben',
  assistanceHint:
    'Er kann sich dann in Ihrem Namen anmelden, um Ihnen zu helfen. Sie können das jederzeit widerrufen.',

  customerEmail: 'E-Mail-Adresse des Kundenkontos',
  oneTimeCode: 'Einmalcode',
  assistanceReason: 'Grund',
  signInAsCustomer: 'In diesem Konto anmelden',
  codeRefused:
    'Dieser Code ist falsch, verbraucht oder abgelaufen, oder er gehört zu einem anderen Konto.',
  UNKNOWN_CUSTOMER: 'Zu dieser E-Mail-Adresse gibt es kein Kundenkonto.',
  SEVERAL_CUSTOMERS: 'Zu dieser E-Mail-Adresse gibt es mehrere Kundenkonten.',
  AGENT_REFUSED: 'Sie dürfen sich nicht in Kundenkonten anmelden.',
  NO_PERMISSION: 'Der Shop hat dem Kundenservice dafür keine Berechtigung erteilt.',
  FEATURE_DISABLED: 'Die Anmeldung in Kundenkonten ist in diesem Shop abgeschaltet.',

  impersonation: 'Sitzung des Kundenservice',
  actingAs: 'Angemeldet im Konto {email}',
  timeLeft: 'noch {time}',
  stopActing: 'Beenden',
  timeOver: 'Ihre Zeit im Konto {email} ist abgelaufen.',
  endedByShop: 'Der Shop hat Ihre Sitzung im Konto {email} beendet.',
  dismiss: 'Schließen',

  handoverQuestion: 'Im Konto {email} anmelden?',
  handoverFrom: 'Angefordert von {origin}',
  codeLasts: 'Der Code gilt noch {time}.',
  codeOver:
    'Der Code ist inzwischen wohl abgelaufen. Wird er abgelehnt, fordern Sie bitte einen neuen an.',
  handoverDamaged:
    'Diese Anmeldung ist nicht vollständig angekommen. Bitte fordern Sie eine neue an.',
  HANDOVER_GONE:
    'Die Seite, von der die Anforderung kam, antwortet nicht mehr. Bitte beginnen Sie dort noch einmal.',
  decline: 'Abbrechen',

  sessionEndsIn: 'Ihre Sitzung endet in {time}.',
  staySignedIn: 'Angemeldet bleiben',
  stayHint: 'Melden Sie sich erneut an, um hier weiterzumachen.',
  notNow: 'Nicht jetzt',
  staySignedOut: 'Abgemeldet bleiben',
};
