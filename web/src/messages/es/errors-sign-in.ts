import type { signInErrors as en } from '../en/errors-sign-in.ts';

export const signInErrors: typeof en = {
  STEP_UP_REQUIRED: {
    text: 'Este paso vuelve a preguntar quién es usted.',
    remedy: 'Inicie sesión de nuevo y repítalo.',
  },
  STEP_UP_CANCELLED: {
    text: 'No se hizo, porque no confirmó que es usted.',
    remedy: 'Lo que escribió se conserva. Repítalo cuando quiera.',
  },
  PROOF_WRONG: { text: 'Esta contraseña no es correcta.', remedy: 'Intente de nuevo o confirme de otra manera.' },
  PROOF_UNFIT: {
    text: 'Donde hay códigos de una aplicación, la contraseña sola no es una prueba.',
    remedy: 'Dé un código de su aplicación o use una llave de acceso.',
  },
  CODE_WRONG: {
    text: 'Este código no es correcto o ya se usó.',
    remedy: 'Espere el siguiente código de su aplicación e intente de nuevo.',
  },
  SECOND_FACTOR_WRONG: {
    text: 'Este código no es correcto o ya se usó.',
    remedy: 'Espere el siguiente código de su aplicación e intente de nuevo, o use un código de recuperación.',
  },
  SECOND_FACTOR_OVER: {
    text: 'Hubo demasiados códigos equivocados o pasaron cinco minutos.',
    remedy: 'Inicie sesión de nuevo desde el principio.',
  },
  CEREMONY_OVER: {
    text: 'Esto llevó más de cinco minutos o se empezó en otra ventana.',
    remedy: 'Empiece de nuevo.',
  },
  PASSKEY_CANCELLED: {
    text: 'No se dio ninguna llave de acceso.',
    remedy: 'Intente de nuevo cuando tenga a mano su dispositivo, o siga de otra manera.',
  },
  PASSKEY_HERE_ALREADY: {
    text: 'Este dispositivo ya tiene una llave de acceso para usted.',
    remedy: 'Inicie sesión con ella o añada la de otro dispositivo.',
  },
  PASSKEY_ADDRESS: {
    text: 'El navegador no permite llaves de acceso en esta dirección.',
    remedy: 'Abra Bedside en su propia dirección o siga de otra manera.',
  },
  PASSKEY_UNSUPPORTED: {
    text: 'Este dispositivo no puede hacer una llave de acceso que pida su huella, su cara o su código.',
    remedy: 'Ponga un bloqueo de pantalla, use otro dispositivo o siga de otra manera.',
  },
  PASSKEY_FAILED: {
    text: 'El navegador no pudo usar la llave de acceso.',
    remedy: 'Intente de nuevo o siga de otra manera.',
  },
  PASSKEY_REFUSED: {
    text: 'Esta llave de acceso no se aceptó.',
    remedy: 'Intente de nuevo o siga de otra manera.',
  },
  PASSKEY_NEEDS_NAME: {
    text: 'Los navegadores solo hacen llaves de acceso donde la instalación tiene un nombre, y a esta se llega por un número.',
    remedy: 'Pida a quien lleva Bedside que le dé un nombre, o use una contraseña.',
  },
  PASSWORD_BREACHED: {
    text: 'Esta contraseña se conoce de robos en otros lugares, así que está entre las primeras que se prueban.',
    remedy: 'Elija otra: tres o cuatro palabras que no tengan que ver entre sí son buenas.',
  },
  PASSWORD_GUESSABLE: {
    text: 'Esta contraseña es fácil de adivinar: se repite, o es una palabra común o su nombre con poco más.',
    remedy: 'Elija otra: tres o cuatro palabras que no tengan que ver entre sí son buenas.',
  },
  LAST_WAY_IN: { text: 'Es su última manera de iniciar sesión.', remedy: 'Añada otra primero.' },
  TOTP_SET_UP_ALREADY: {
    text: 'Los códigos de una aplicación ya están configurados.',
    remedy: 'Desactívelos primero para empezar de nuevo.',
  },
  TOTP_MISSING: { text: 'No hay códigos de una aplicación configurados.', remedy: 'Configúrelos primero.' },
  RESET_LINK_UNKNOWN: {
    text: 'Este enlace no es válido, ya se usó o es demasiado antiguo.',
    remedy: 'Pida uno nuevo.',
  },
  RESET_ELSEWHERE: {
    text: 'Esta persona pertenece también a otra organización, y un enlace hecho aquí abriría también esa.',
    remedy: 'Puede pedir un enlace por correo en la página de inicio de sesión.',
  },
  NOT_JOINED: { text: 'Esta persona no se ha unido o se ha ido.', remedy: 'Haga un enlace de invitación.' },
  INVITATION_FOR_OTHER: {
    text: 'Ha iniciado sesión con otra dirección de correo que la invitada.',
    remedy: 'Cierre la sesión, iníciela con la cuenta de esa dirección y abra el enlace otra vez.',
  },
  PROOF_MISSING: {
    text: 'Para unirse hace falta una manera de iniciar sesión.',
    remedy: 'Elija una llave de acceso o una contraseña.',
  },
  SESSION_BOUND: {
    text: 'Inició sesión con el inicio de sesión único de esta organización, que no vale para otra.',
    remedy: 'Cierre la sesión e iníciela con una llave de acceso o una contraseña.',
  },
  KEY_REFUSED: {
    text: 'Ninguna clave de API abre esta puerta: tiene que hacerlo una persona.',
    remedy: 'Inicie sesión y hágalo aquí.',
  },
  SSO_NOT_LINKED: {
    text: 'Nadie en Bedside está vinculado a esta cuenta.',
    remedy:
      '¿Tiene una cuenta aquí? Inicie sesión de otra manera y vincúlela en «Inicio de sesión y sesiones». Si no, pida una invitación a la administración.',
  },
  SSO_LINKED_ELSEWHERE: {
    text: 'Esta cuenta de su organización pertenece a otra persona en Bedside.',
    remedy: 'Inicie allí sesión con su propia cuenta o pregunte a la administración.',
  },
  SSO_CANCELLED: {
    text: 'Lo canceló en el inicio de sesión de su organización.',
    remedy: 'Intente de nuevo o siga de otra manera.',
  },
  SSO_STATE: {
    text: 'El inicio de sesión de su organización llevó más de cinco minutos o se empezó en otro navegador.',
    remedy: 'Empiece de nuevo desde aquí.',
  },
  SSO_FAILED: {
    text: 'El inicio de sesión de su organización dio una respuesta que Bedside no puede aceptar.',
    remedy:
      'Intente de nuevo. Si sigue, avise a la administración para que mire los ajustes del inicio de sesión único.',
  },
  SSO_METADATA: {
    text: 'La descripción del proveedor no se pudo leer en esta dirección.',
    remedy: 'Revise el emisor: debe responder su dirección seguida de /.well-known/openid-configuration.',
  },
  SSO_CHANGED: {
    text: 'Otra persona cambió el inicio de sesión único mientras tanto.',
    remedy: 'Cárguelo de nuevo y mire qué cambió.',
  },
};
