import type { authorizationErrors as en } from '../en/errors-authorizations.ts';

export const authorizationErrors: typeof en = {
  FORM_INCOMPLETE: {
    text: 'El formulario tiene huecos que nadie ha llenado.',
    remedy: 'Llene lo que está marcado arriba y pruebe otra vez. Lo que escribió sigue ahí.',
  },
  SUBJECT_AGE_UNKNOWN: {
    text: 'Nadie ha dicho si esta persona es mayor de edad.',
    remedy: 'Marque que lo es, o indique la fecha de nacimiento.',
  },
  MAIL_CARRIES_CODES: {
    text: 'El código de esta petición va por correo, para que nadie aquí pueda firmar por otra persona.',
    remedy: 'Deje que la persona abra el enlace: el código llega a su dirección.',
  },
  NOT_SENT: { text: 'Esto aún no se ha enviado.', remedy: 'Envíe antes un enlace.' },
  LINK_REPLACED: { text: 'Hay un enlace más nuevo.', remedy: 'Use el más nuevo.' },
  LINK_EXPIRED: { text: 'Este enlace ha terminado.', remedy: 'Envíe uno nuevo.' },
  ALREADY_SIGNED: { text: 'Esto ya se firmó.', remedy: 'Cargue la página de nuevo y mire qué se firmó.' },
  ALREADY_DECLINED: {
    text: 'La respuesta fue no.',
    remedy: 'Respétela, o hable con la persona antes de pedirlo otra vez.',
  },
  CANCELLED: { text: 'Esta petición se canceló.', remedy: 'Para pedirlo otra vez, empiece de nuevo.' },
  TOO_MANY_CODES: { text: 'Se crearon muchos códigos en esta hora.', remedy: 'Espere una hora y pruebe otra vez.' },
  NOT_ON_A_TABLET: {
    text: 'Esto se envió como enlace.',
    remedy: 'Para firmar en este dispositivo, pídalo de nuevo y elíjalo así.',
  },
  RECEIVED_LATER: {
    text: 'No se puede anotar una retirada que aún no ha llegado.',
    remedy: 'Indique el día y la hora en que les llegó.',
  },
  RECEIVED_BEFORE_SIGNED: {
    text: 'Esto se firmó después de ese momento.',
    remedy: 'Mire el día y la hora, y si es el permiso correcto.',
  },
  NOT_IN_AUTHORIZATION: {
    text: 'Este permiso no abarca lo que se quiere retirar.',
    remedy: 'Cargue la página de nuevo y elija entre lo que abarca.',
  },
  ALREADY_WITHDRAWN: {
    text: 'Todo esto ya se retiró.',
    remedy: 'No queda nada que retirar. Cargue la página de nuevo.',
  },
  COLUMN_MISSING: {
    text: 'Falta una columna: cuándo salió cada publicación, o sus palabras.',
    remedy: 'Nombre las columnas en la primera línea como la plantilla: cuándo, canal, enlace, texto, imágenes.',
  },
  PAST_FILE_TOO_LARGE: {
    text: 'Este archivo pasa de 50 MB.',
    remedy: 'Divídalo y traiga las partes una tras otra.',
  },
  PAST_CHANNEL_UNKNOWN: {
    text: 'Nadie sabe en qué canal salió esta publicación.',
    remedy: 'Diga cuál fue: una autorización vale para los canales que nombra.',
  },
  PERMISSION_DOES_NOT_COVER: {
    text: 'Esta autorización no permite la publicación.',
    remedy: 'Elija otra autorización u otro motivo, pida una, o retire la publicación.',
  },
  PAST_IMPORT_RUNNING: { text: 'Este canal ya se está leyendo.', remedy: 'Deje que esa lectura siga.' },
  PAST_IMPORT_NOT_STOPPED: { text: 'Esta lectura no se ha detenido.', remedy: 'Cargue la página de nuevo.' },
};
