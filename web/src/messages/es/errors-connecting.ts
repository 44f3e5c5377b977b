import type { connectingErrors as en } from '../en/errors-connecting.ts';

/** What can go wrong while an account is being connected. */
export const connectingErrors: typeof en = {
  APP_MISSING: {
    text: 'Esta red no deja entrar a nadie sin una aplicación que su organización registra en ella.',
    remedy: 'Introdúzcala antes: Canales, luego Aplicaciones.',
  },
  APP_CHANGED: { text: 'La aplicación de esta red se cambió entretanto.', remedy: 'Empiece de nuevo.' },
  APP_REFUSED: {
    text: 'La red no aceptó su aplicación: su identificador, su secreto o la dirección de vuelta.',
    remedy: 'Compare los tres en Aplicaciones con lo que consta en la red, y empiece de nuevo.',
  },
  APP_NOT_ALLOWED: {
    text: 'La red se volvió atrás antes de preguntar: no deja que su aplicación pida lo que hace falta para publicar.',
    remedy: 'Mire en la red si la aplicación tiene cada permiso que nombra nuestra página, y la dirección de vuelta.',
  },
  CONSENT_NO_ACCOUNT: {
    text: 'Quien dijo que sí no puede publicar en ninguna cuenta allí.',
    remedy: 'Pida a quien la administra el papel que nombra nuestra página, o empiece de nuevo con quien lo tenga.',
  },
  APP_NOT_NEEDED: { text: 'Esta red no pide ninguna aplicación.', remedy: 'Conecte una cuenta suya en Canales.' },
  APP_UNFIT: {
    text: 'Estos no son los campos de una aplicación de esta red.',
    remedy: 'Rellene todos los campos. Otra aplicación tiene su propio secreto.',
  },
  APP_EDITED: {
    text: 'Otra persona cambió esta aplicación entretanto.',
    remedy: 'Vuelva a cargar la página y mire qué cambió.',
  },
  CHOICE_OVER: {
    text: 'Esta elección terminó: ya se hizo, tiene más de diez minutos o es de otro navegador.',
    remedy: 'Empiece de nuevo.',
  },
  CHOICE_UNKNOWN: {
    text: 'Una de estas cuentas no está entre las que se pueden elegir.',
    remedy: 'Vuelva a cargar la página y elija de la lista.',
  },
  NOTHING_TO_CONFIRM: { text: 'Este canal ya no espera confirmación.', remedy: 'Vuelva a cargar la página.' },
  CONFIRMED_BY_ANOTHER: {
    text: 'La confirma otra persona administradora, no la que conectó la cuenta.',
    remedy: 'Pida a otra persona administradora que la mire.',
  },
  CONFIRM_TOO_EARLY: {
    text: 'La única persona administradora confirma una cuenta un día después de conectarla.',
    remedy: 'Espere hasta entonces o dé la administración a otra persona más.',
  },
  REASON_NEEDED: { text: 'Quien confirma a solas dice por qué.', remedy: 'Dé el motivo; se guarda en el registro.' },
  ACCOUNT_CHANGED: { text: 'La cuenta ya no es la que se mostró.', remedy: 'Mírela de nuevo.' },
  BOUND_BY_IT: {
    text: 'Esta regla obliga a quienes administran, así que ninguno de ellos la quita.',
    remedy: 'Pídalo a una persona responsable de privacidad que no administre.',
  },
  CHANNELS_END_TOO: {
    text: 'Otros canales que abrió el mismo permiso también se detendrían.',
    remedy: 'Vuelva a cargar la página y mire cuáles se detienen.',
  },
  NETWORK_NOT_OFFERED: {
    text: 'No se pueden conectar cuentas de esta red.',
    remedy: 'Elija una de las redes que se ofrecen.',
  },
};
