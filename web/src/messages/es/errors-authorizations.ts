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
  NOT_A_PATIENT: {
    text: 'Solo lo que permite un paciente es un consentimiento en un expediente.',
    remedy: 'Descargue en su lugar el documento firmado.',
  },
  FHIR_ADDRESS_REFUSED: {
    text: 'A esta dirección no se puede enviar nada.',
    remedy: 'Dé una dirección completa que empiece por https:// y se pueda alcanzar desde internet.',
  },
  FHIR_SECRET_MISSING: {
    text: 'No se sabe cómo entrar en esta dirección.',
    remedy: 'Dé el token o el secreto. El guardado es para otra dirección y no se dice a ninguna más.',
  },
  FHIR_SERVER_CHANGED: {
    text: 'Otra persona cambió el servidor FHIR mientras tanto.',
    remedy: 'Cárguelo de nuevo y mire qué cambió.',
  },
  FHIR_NOT_CONNECTED: {
    text: 'Aquí no hay ningún servidor FHIR.',
    remedy: 'Pida a un administrador o a la persona de privacidad que lo indique en los ajustes.',
  },
};
