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
  TEXTS_CARRY_CODES: {
    text: 'El código de esta petición va por mensaje de texto, para que nadie aquí pueda firmar por otra persona.',
    remedy: 'Deje que la persona abra el enlace: el código llega a su teléfono.',
  },
  TEXTS_NOT_SET_UP: {
    text: 'Aquí no hay mensajes de texto configurados.',
    remedy: 'Deje el número vacío. Quien cuida este Bedside puede configurar un servicio de mensajes.',
  },
  NUMBER_INVALID: {
    text: 'Esto no es un número de teléfono.',
    remedy: 'Escríbalo con su código de área, como (202) 555-0142.',
  },
  NUMBER_NEEDS_PLUS: {
    text: 'Este número es de otro país.',
    remedy: 'Escríbalo con + y el código del país.',
  },
  NUMBER_NOT_MOBILE: {
    text: 'A este número no se puede enviar un mensaje: es fijo, cuesta más o es de muchos.',
    remedy: 'Dé el número de un teléfono móvil, o déjelo vacío.',
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
  ORIGINAL_FAULTY: {
    text: 'Algo de esto no puede ser así.',
    remedy: 'Mire otra vez el papel y corrija lo marcado arriba. Lo que escribió sigue ahí.',
  },
  PICTURE_UNKNOWN: { text: 'Una foto que esto nombra no está aquí.', remedy: 'Añada antes la foto, o déjela fuera.' },
  ORIGINAL_SIGNED: {
    text: 'Alguien ya lo comparó: es un permiso firmado.',
    remedy: 'Cargue la página de nuevo y abra el permiso.',
  },
  ORIGINAL_DISCARDED: { text: 'Esto se descartó.', remedy: 'Escríbalo de nuevo si hace falta.' },
  ORIGINAL_WAITS: { text: 'Esto espera a una segunda persona.', remedy: 'Deje que lo devuelva antes, o descártelo.' },
  ORIGINAL_RETURNED: { text: 'Esto se devolvió a quien lo escribió.', remedy: 'Espere a que se envíe otra vez.' },
  ORIGINAL_UNSCANNED: { text: 'Aún no hay papel digitalizado de esto.', remedy: 'Añádalo antes.' },
  ORIGINAL_CHANGED: {
    text: 'Esto cambió desde que lo abrió.',
    remedy: 'Cargue la página de nuevo y compárelo otra vez con el papel.',
  },
  ORIGINAL_OF_ANOTHER: {
    text: 'Solo lo cambia quien lo escribió.',
    remedy: 'Pídaselo, o descártelo y escríbalo de nuevo.',
  },
  SECOND_PERSON_NEEDED: {
    text: 'Usted lo escribió o lo digitalizó, así que lo compara otra persona.',
    remedy: 'Pida a un responsable de privacidad o a un coordinador que lo abra.',
  },
  SCAN_TOO_LARGE: {
    text: 'El papel digitalizado es demasiado grande.',
    remedy: 'Digitalícelo en gris o con menos puntos, por debajo de 20 MB.',
  },
  SCAN_TYPE_UNSUPPORTED: {
    text: 'Esto no es un PDF, JPEG o PNG.',
    remedy: 'Digitalice el papel de nuevo, como PDF, JPEG o PNG.',
  },
  SCAN_TYPE_MISMATCH: {
    text: 'El archivo es de otro tipo del que dice su nombre.',
    remedy: 'Póngale la terminación correcta y añádalo otra vez.',
  },
  SCAN_UNREADABLE: {
    text: 'El papel digitalizado está dañado y no se puede abrir.',
    remedy: 'Digitalice el papel de nuevo y añada eso.',
  },
  SCAN_LOCKED: {
    text: 'El papel digitalizado está protegido con contraseña.',
    remedy: 'Guárdelo sin ella y añada eso.',
  },
  SCAN_ACTIVE: {
    text: 'Este PDF contiene programas u otros archivos.',
    remedy: 'Imprímalo en un PDF nuevo, o digitalice el papel de nuevo, y añada eso.',
  },
  IMPORT_ENCODING: {
    text: 'Este archivo no está escrito en UTF-8.',
    remedy: 'Guárdelo como «CSV UTF-8» y elíjalo otra vez.',
  },
  IMPORT_TOO_LARGE: { text: 'Este archivo pasa de 1 MB.', remedy: 'Divídalo e incorpore las partes una tras otra.' },
  IMPORT_BROKEN_OFF: {
    text: 'Unas comillas de este archivo no se cierran.',
    remedy: 'Ciérrelas y elija el archivo otra vez.',
  },
  IMPORT_COLUMNS_UNKNOWN: {
    text: 'Este archivo tiene columnas que no se conocen.',
    remedy: 'Tome la plantilla y nombre las columnas como ella.',
  },
  IMPORT_COLUMNS_TWICE: {
    text: 'Este archivo tiene una columna dos veces.',
    remedy: 'Quite una de ellas y elija el archivo otra vez.',
  },
  IMPORT_COLUMNS_MISSING: {
    text: 'A este archivo le faltan columnas necesarias.',
    remedy: 'Tome la plantilla y nombre las columnas como ella.',
  },
  NOT_A_PATIENT: {
    text: 'Solo lo que permite un paciente es un consentimiento en un expediente.',
    remedy: 'Descargue en su lugar el documento firmado.',
  },
  FHIR_ADDRESS_REFUSED: {
    text: 'A esta dirección no se puede enviar nada.',
    remedy:
      'Dé una dirección completa que empiece por https:// y se pueda alcanzar desde internet, o una que quien administra Bedside haya puesto en CHART_ORIGINS. A esta misma máquina, a Bedside y a los servicios propios de una nube no se les pregunta nunca.',
  },
  PICTURE_QUARANTINED: {
    text: 'Esta imagen se tomó sin consentimiento y está en cuarentena.',
    remedy:
      'Use otra imagen. Una persona responsable de privacidad y una de coordinación pueden mirarla y liberarla juntas.',
  },
  QUARANTINE_CHANGED: { text: 'Otra persona cambió esto mientras tanto.', remedy: 'Vuelva a cargarlo.' },
  RELEASE_SECOND_PERSON: {
    text: 'Tienen que estar de acuerdo dos personas.',
    remedy: 'Pida a otra persona responsable de privacidad o de coordinación que la mire.',
  },
  FHIR_ADDRESS_INSIDE: {
    text: 'Esta dirección está dentro de una red privada y los ajustes del servidor no la permiten.',
    remedy:
      'Pida a quien administra Bedside que añada su esquema, nombre y puerto al ajuste CHART_ORIGINS, por ejemplo https://fhir.example.org:8443, y que lo reinicie.',
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
