import type { Messages } from './messages.js';

export type * from './messages.js';

/** The texts of every component in Spanish, with the polite “usted”, for Spain and Latin America alike. */
export const es: Messages = {
  language: 'es',

  BLANK: 'Complete este campo.',
  INVALID: 'Revise este campo.',
  INVALID_EMAIL: 'Escriba una dirección de correo electrónico, como nombre@example.com.',
  TOO_LONG: 'El texto es demasiado largo.',
  TOO_SHORT: 'El texto es demasiado corto.',
  UNIDENTIFIED_CUSTOMER: 'El correo electrónico o la contraseña no son correctos.',
  CUSTOMER_DISABLED: 'Esta cuenta no está activa. Póngase en contacto con nosotros.',

  credentials:
    'El correo electrónico o la contraseña no son correctos, o esta cuenta está bloqueada por el momento. Revise ambos datos o inténtelo más tarde.',
  invalid: 'Revise los datos introducidos.',
  unconfirmed: 'Primero confirme su cuenta: le enviamos un correo electrónico cuando se registró.',
  locked:
    'Esta cuenta está bloqueada por el momento. Inténtelo más tarde o póngase en contacto con nosotros.',
  throttled: 'Demasiados intentos. Espere un momento y vuelva a intentarlo.',
  throttledFor: 'Demasiados intentos. Vuelva a intentarlo dentro de {time}.',
  captcha: 'No se ha podido comprobar que usted no es un robot. Vuelva a intentarlo.',
  consent: 'El acceso del equipo de asistencia a esta cuenta no está autorizado.',
  code: 'Este código no es válido o ha caducado.',
  expired: 'Su sesión ha caducado. Inicie sesión de nuevo.',
  rejected: 'Su sesión ha terminado. Inicie sesión de nuevo.',
  signedOut: 'No ha iniciado sesión.',
  forbidden: 'Esta función no está disponible en este momento. Inténtelo más tarde.',
  unsupported: 'Esta tienda no ofrece esta función.',
  network: 'No se ha podido conectar con la tienda. Revise su conexión y vuelva a intentarlo.',
  server: 'Se ha producido un error por nuestra parte. Vuelva a intentarlo.',
  superseded: 'Una acción más reciente ha sustituido a esta.',

  email: 'Correo electrónico',
  password: 'Contraseña',
  show: 'Mostrar',
  hide: 'Ocultar',
  showPassword: 'Mostrar contraseña',
  hidePassword: 'Ocultar contraseña',
  wait: 'Espere',

  remember: 'Mantener la sesión iniciada',
  signIn: 'Iniciar sesión',
  signingIn: 'Iniciando sesión…',

  signOut: 'Cerrar sesión',

  recoverHint:
    'Escriba su correo electrónico y le enviaremos un enlace para crear una nueva contraseña.',
  sendLink: 'Enviar enlace',
  sendingLink: 'Enviando…',
  linkSent:
    'Si existe una cuenta con {email}, recibirá allí un enlace para crear una nueva contraseña. Revise también la carpeta de correo no deseado.',
  anotherEmail: 'Usar otro correo',

  newPassword: 'Nueva contraseña',
  setPassword: 'Guardar contraseña',
  settingPassword: 'Guardando…',
  passwordSet: 'Su nueva contraseña se ha guardado y la sesión está iniciada.',
  passwordSetOnly: 'Su nueva contraseña se ha guardado. Inicie sesión con ella.',
  TOKEN_INVALID: 'Este enlace ya no es válido. Solicite uno nuevo.',
  resetRefused:
    'No se ha podido guardar la contraseña. Es posible que el enlace sea demasiado antiguo o la contraseña demasiado sencilla: use al menos ocho caracteres y combine letras, números y símbolos.',
  PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE:
    'Una contraseña no puede empezar ni terminar con un espacio.',

  allowAssistance: 'Permitir que el equipo de asistencia acceda a mi cuenta',
  assistanceHint:
    'Podrá iniciar sesión en su nombre para prestarle ayuda. Usted puede retirar este permiso en cualquier momento.',

  customerEmail: 'Correo electrónico del cliente',
  oneTimeCode: 'Código de un solo uso',
  assistanceReason: 'Motivo',
  signInAsCustomer: 'Acceder a esta cuenta',
  codeRefused: 'Este código no es correcto, ya se ha usado, ha caducado o es de otra cuenta.',
  UNKNOWN_CUSTOMER: 'No existe ningún cliente con este correo electrónico.',
  SEVERAL_CUSTOMERS: 'Hay más de un cliente con este correo electrónico.',
  AGENT_REFUSED: 'Usted no tiene permiso para acceder a cuentas de clientes.',
  NO_PERMISSION: 'La tienda no ha dado este permiso al equipo de asistencia.',
  FEATURE_DISABLED: 'El acceso a cuentas de clientes está desactivado en esta tienda.',

  impersonation: 'Sesión de asistencia',
  actingAs: 'Sesión iniciada como {email}',
  timeLeft: 'queda: {time}',
  stopActing: 'Terminar',
  timeOver: 'Su acceso a la cuenta {email} ha terminado.',
  endedByShop: 'La tienda ha cerrado su acceso a la cuenta {email}.',
  dismiss: 'Cerrar',

  handoverQuestion: '¿Acceder a la cuenta {email}?',
  handoverFrom: 'Solicitado por {origin}',
  codeLasts: 'Validez restante del código: {time}.',
  codeOver: 'Es probable que el código haya caducado. Si se rechaza, solicite otro.',
  handoverDamaged: 'Esta solicitud no ha llegado completa. Haga otra, por favor.',
  HANDOVER_GONE: 'La página que lo solicitó ya no responde. Empiece de nuevo desde allí.',
  decline: 'Cancelar',

  sessionEndsIn: 'Su sesión terminará en {time}.',
  staySignedIn: 'Prolongar la sesión',
  stayHint: 'Inicie sesión de nuevo para continuar donde está.',
  notNow: 'Ahora no',
  staySignedOut: 'Continuar sin iniciar sesión',
};
