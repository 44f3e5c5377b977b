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
  PLACE_UNKNOWN: {
    text: 'No hay tal lugar.',
    remedy: 'Dé un código, por ejemplo US-NY o EU.',
  },
  RULE_OF_ANOTHER_KIND: {
    text: 'Una regla solo puede ir en lugar de otra de la misma clase y lugar.',
    remedy: 'Termine la otra regla y añada esta a su lado.',
  },
  RULE_REPLACED: {
    text: 'Ya hay otra regla en lugar de esta, o la habrá.',
    remedy: 'Cargue la página de nuevo y cambie esa otra.',
  },
  DAY_IS_PAST: {
    text: 'Una regla no puede terminar en un día que ya pasó.',
    remedy: 'Elija hoy o un día posterior.',
  },
  RULE_NOT_CONDITIONAL: {
    text: 'Esta regla no tiene condiciones que cumplir.',
    remedy: 'Si la ley cambió, añada una regla en su lugar.',
  },
  SEEN_LATER: {
    text: 'Nadie ha visto nada en un día que aún no llega.',
    remedy: 'Dé el día en que lo miró el abogado.',
  },
  NOTE_IS_OVER: {
    text: 'Esta nota terminaría antes de guardarse.',
    remedy: 'Elija un último día que aún no haya pasado, o ninguno.',
  },
  ALREADY_TAKEN_BACK: {
    text: 'Esta nota ya se retiró.',
    remedy: 'Cargue la página de nuevo.',
  },
  PRACTICE_CHANGED: {
    text: 'Otra persona lo cambió mientras tanto.',
    remedy: 'Cargue la página de nuevo y cambie lo que aún haga falta.',
  },
  FORM_NOT_READY: {
    text: 'Este formulario aún no se puede usar.',
    remedy: 'Mire lo que dice el editor y corríjalo.',
  },
  FORM_CHANGED_MEANWHILE: {
    text: 'Otra persona cambió este formulario mientras tanto.',
    remedy: 'Cargue la página de nuevo y cambie lo que aún haga falta.',
  },
  ALREADY_RETIRED: {
    text: 'Esta versión ya se retiró.',
    remedy: 'Cargue la página de nuevo.',
  },
};
