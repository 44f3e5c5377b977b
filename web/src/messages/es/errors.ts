import type { errors as en } from '../en/errors.ts';
import { authorizationErrors } from './errors-authorizations.ts';
import { bulkErrors } from './errors-bulk.ts';
import { byHandErrors } from './errors-by-hand.ts';
import { connectingErrors } from './errors-connecting.ts';
import { directoryErrors } from './errors-directory.ts';
import { linkErrors } from './errors-links.ts';
import { mediaErrors } from './errors-media.ts';
import { publishErrors } from './errors-publish.ts';
import { repeatErrors } from './errors-repeats.ts';
import { reviewErrors } from './errors-review.ts';
import { sharingErrors } from './errors-sharing.ts';
import { signInErrors } from './errors-sign-in.ts';

export const errors: typeof en = {
  ...authorizationErrors,
  ...bulkErrors,
  ...linkErrors,
  ...repeatErrors,
  ...byHandErrors,
  ...connectingErrors,
  ...mediaErrors,
  ...directoryErrors,
  ...publishErrors,
  ...reviewErrors,
  ...sharingErrors,
  ...signInErrors,
  OFFLINE: {
    text: 'Ahora mismo no se puede llegar a Bedside.',
    remedy: 'No se ha perdido nada de lo que escribió. Compruebe la conexión e inténtelo de nuevo.',
  },
  SERVER_UNAVAILABLE: {
    text: 'El servidor tiene problemas y no respondió.',
    remedy: 'Espere un minuto e inténtelo de nuevo.',
  },
  ANSWER_UNREADABLE: {
    text: 'El servidor respondió de un modo que esta página no entiende.',
    remedy: 'Vuelva a cargar la página; puede ser más antigua que el servidor.',
  },
  REFUSED: { text: 'El servidor lo rechazó.', remedy: 'Vuelva a cargar la página e inténtelo otra vez.' },
  UNEXPECTED: { text: 'Ocurrió algo inesperado en esta página.', remedy: 'Vuelva a cargar la página.' },
  INTERNAL: {
    text: 'Algo falló por nuestra parte. No se cambió nada.',
    remedy: 'Inténtelo de nuevo. Si continúa, cite el código a quien administra Bedside.',
  },
  NOT_SIGNED_IN: { text: 'No ha iniciado sesión, o su sesión terminó.', remedy: 'Inicie sesión otra vez.' },
  SIGN_IN_FAILED: {
    text: 'El correo y la contraseña no coinciden.',
    remedy: 'Revise ambos e inténtelo de nuevo, o elija una contraseña nueva.',
  },
  TOO_MANY_TRIES: {
    text: 'Hubo demasiados intentos en poco tiempo.',
    remedy: 'Espere diez minutos e inténtelo de nuevo.',
  },
  SETUP_TOKEN: {
    text: 'La configuración necesita el enlace que Bedside mostró al arrancar.',
    remedy: 'Mire la terminal donde se ejecuta Bedside y abra el enlace que aparece allí.',
  },
  KEY_SCOPE_REFUSED: {
    text: 'Una clave no puede más que su dueño: sus funciones no permiten uno de estos permisos.',
    remedy: 'Quítelo o pida a un administrador la función que necesita.',
  },
  KEY_LIMIT: { text: 'Ya tiene 25 claves activas.', remedy: 'Termine una que no se use.' },
  WEBHOOK_URL_REFUSED: {
    text: 'A esta dirección no se le puede avisar de nada.',
    remedy: 'Dé una dirección completa que empiece por https:// y se pueda alcanzar desde internet.',
  },
  WEBHOOK_LIMIT: { text: 'Ya hay 20 webhooks.', remedy: 'Quite uno que nadie necesite.' },
  FEDIVERSE_CHANGED: {
    text: 'Otra persona cambió esto mientras tanto.',
    remedy: 'Cargue la página de nuevo y mire qué cambió.',
  },
  FEDIVERSE_NEEDS_HTTPS: {
    text: 'Otros servidores solo llegan a una sala de prensa por una dirección pública que empiece por https://.',
    remedy: 'Pida a quien administra Bedside que ponga una así en PUBLIC_URL.',
  },
  FEDIVERSE_NEEDS_ROOT: {
    text: 'Aquí Bedside está debajo de una ruta, y otros servidores buscan las cuentas en la raíz de un servidor.',
    remedy: 'Pida a quien administra Bedside que le dé un nombre propio y que lo ponga en PUBLIC_URL.',
  },
  WEBHOOK_CHANGED: {
    text: 'Alguien más cambió este webhook entretanto.',
    remedy: 'Cierre esto, mire qué cambió y empiece de nuevo.',
  },
  FORBIDDEN: { text: 'Sus funciones no lo permiten.', remedy: 'Pida la función adecuada a la administración.' },
  NOT_FOUND: {
    text: 'Esto no existe, o no puede verlo.',
    remedy: 'Revise la dirección o pida acceso a la administración.',
  },
  INVALID_INPUT: {
    text: 'Falta algo de lo enviado o no tiene la forma correcta.',
    remedy: 'Revise los campos y envíelo de nuevo.',
  },
  INVITATION_UNKNOWN: {
    text: 'Esta invitación no es válida, ya se usó o tiene más de siete días.',
    remedy: 'Inicie sesión si ya se unió, o pida otro enlace a la administración.',
  },
  INVITATION_USED: { text: 'Esta invitación ya se usó.', remedy: 'Inicie sesión.' },
  ACCOUNT_EXISTS: {
    text: 'Ya existe una cuenta con este correo.',
    remedy: 'Inicie sesión con ella y abra otra vez el enlace de su invitación.',
  },
  PERSON_EXISTS: { text: 'Ya hay alguien con este correo.', remedy: 'Búsquelo en la lista de personas.' },
  LAST_ADMINISTRATOR: {
    text: 'Una organización necesita al menos una persona que administre.',
    remedy: 'Dé antes esa función a otra persona.',
  },
  ORGANIZATION_EXISTS: {
    text: 'Hace un momento se creó una organización con este nombre.',
    remedy: 'Vuelva a cargar la página y mire.',
  },
  ORGANIZATION_CHANGED: {
    text: 'Otra persona cambió estos ajustes mientras tanto.',
    remedy: 'Vuelva a cargarlos y mire qué cambió.',
  },
  PACKS_UNFIT: {
    text: 'Las reglas que encuentran lo que identifica a un paciente no se pueden desactivar.',
    remedy: 'Deje las reglas de HIPAA entre las que se usan.',
  },
  SITE_EXISTS: { text: 'Ya hay una sede abierta con este nombre.', remedy: 'Búsquela en la lista de sedes.' },
  SITE_CHANGED: { text: 'Otra persona cambió esta sede mientras tanto.', remedy: 'Vuelva a cargar la página y mire.' },
  SITE_IN_USE: {
    text: 'Esta sede todavía no se puede cerrar: le pertenecen canales, datos o límites de funciones.',
    remedy: 'Páselos a otra sede o retírelos, y ciérrela después.',
  },
  SITE_CLOSED: { text: 'Esta sede está cerrada.', remedy: 'Elija otra, o vuelva a abrirla en Ajustes.' },
  FACT_EXISTS: { text: 'Esto ya consta.', remedy: 'Búsquelo en la lista de datos.' },
  TEMPLATE_EXISTS: { text: 'Ya hay uno con este nombre.', remedy: 'Póngale otro nombre.' },
  TEMPLATE_CHANGED: {
    text: 'Otra persona cambió esto en la biblioteca mientras tanto.',
    remedy: 'Vuelva a cargar la página y mírelo.',
  },
  FACT_CHANGED: { text: 'Otra persona cambió este dato mientras tanto.', remedy: 'Vuelva a cargar la página y mire.' },
  OWNER_UNKNOWN: {
    text: 'La persona responsable no es de esta organización.',
    remedy: 'Elija a alguien de la lista de personas.',
  },
  REVIEW_STEPS_UNFIT: {
    text: 'Al menos un paso debe aplicarse a todas las publicaciones, y no puede haber dos iguales.',
    remedy: 'Ponga un paso en «Todas».',
  },
  TIME_ZONE_UNKNOWN: { text: 'Esta zona horaria no se conoce.', remedy: 'Elija una zona de la lista.' },
  CROSS_SITE_REQUEST: {
    text: 'Esta petición vino de otro sitio y no se realizó.',
    remedy: 'Abra Bedside y hágalo allí.',
  },
  BODY_TOO_LARGE: {
    text: 'Es más grande de lo que se puede recibir de una vez. No se guardó nada.',
    remedy: 'Hágalo más pequeño y envíelo de nuevo.',
  },
  CHANNEL_EXISTS: { text: 'Esta cuenta ya está conectada.', remedy: 'Use el canal que está en la lista.' },
  CHANNEL_DISCONNECTED: { text: 'Este canal se desconectó.', remedy: 'Conéctelo de nuevo.' },
  CREDENTIALS_REFUSED: {
    text: 'La red no aceptó estas credenciales.',
    remedy: 'Revise la cuenta, cree otra contraseña de aplicación e inténtelo de nuevo.',
  },
  SERVER_ADDRESS_INVALID: {
    text: 'Esta no es la dirección de un servidor.',
    remedy: 'Escriba la dirección en la que abre su perfil, por ejemplo mastodon.social.',
  },
  SERVER_NOT_UNDERSTOOD: {
    text: 'En esta dirección hay un servidor, pero no responde como esta red.',
    remedy: 'Revise la dirección: es aquella en la que abre su propio perfil.',
  },
  NETWORK_BUSY: {
    text: 'El servidor no acepta más peticiones ahora mismo. No se cambió nada.',
    remedy: 'Inténtelo de nuevo en unos minutos.',
  },
  CONSENT_OVER: {
    text: 'Este intento de conexión terminó: ya se usó, tardó más de diez minutos o empezó en otro navegador.',
    remedy: 'Empiece de nuevo.',
  },
  CONSENT_DENIED: {
    text: 'En el servidor se respondió que no. No se conectó nada.',
    remedy: 'Empiece de nuevo cuando quiera.',
  },
  CONSENT_REFUSED: {
    text: 'El servidor no dejó entrar a Bedside, o no lo bastante para publicar.',
    remedy:
      'Empiece de nuevo y deje marcado todo lo que muestra el servidor. Algunas redes tienen que haber admitido antes su aplicación.',
  },
  CONNECT_BY_CONSENT: {
    text: 'Las cuentas de esta red se conectan en una página de su propio servidor.',
    remedy: 'Escriba la dirección del servidor y acepte allí.',
  },
  CONNECT_BY_CREDENTIALS: {
    text: 'Las cuentas de esta red se conectan con datos de acceso.',
    remedy: 'Elija la red y dé lo que pide.',
  },
  NETWORK_UNREACHABLE: {
    text: 'Ahora mismo no se puede llegar a la red.',
    remedy: 'Revise la dirección del servicio o inténtelo en unos minutos.',
  },
  OTHER_ACCOUNT: {
    text: 'Estas credenciales son de otra cuenta.',
    remedy: 'Use la cuenta de este canal o conecte la otra como canal nuevo.',
  },
  SERVICE_URL_INVALID: {
    text: 'Esta no es la dirección de un servicio.',
    remedy: 'Escriba una dirección completa que empiece por https://.',
  },
  PERMISSION_OPEN: {
    text: 'Se muestra o se habla de alguien cuya autorización firmada no lo permite.',
    remedy: 'Mire las autorizaciones de esta publicación. Pida cambios, o la autorización que falta.',
  },
  PERMISSION_UNKNOWN: {
    text: 'Una de las autorizaciones que nombra esta publicación no existe.',
    remedy: 'Elija entre las autorizaciones firmadas.',
  },
  REVIEW_CLOSED: { text: 'Esta revisión ya terminó.', remedy: 'Vuelva a cargar la página para ver cómo acabó.' },
  VERSION_CHANGED: { text: 'La publicación cambió desde que la miró.', remedy: 'Vuelva a cargarla y mire qué cambió.' },
  DRAFT_CHANGED: {
    text: 'Este borrador se cambió en otro lugar mientras tanto.',
    remedy: 'Vuelva a cargarlo y mire qué cambió.',
  },
  COMMENT_MISSING: {
    text: 'Para pedir cambios hay que decir qué cambiar.',
    remedy: 'Escriba un comentario y envíelo de nuevo.',
  },
  ALREADY_DECIDED: { text: 'Ya decidió este paso.', remedy: 'No hace falta nada más de usted aquí.' },
  ALREADY_WAIVED: {
    text: 'Este hallazgo ya se dispensó.',
    remedy: 'Vuelva a cargar la página para ver quién lo hizo.',
  },
  NOT_A_REVIEWER: {
    text: 'Usted no está entre quienes deciden este paso.',
    remedy: 'La página de revisión dice quiénes lo están.',
  },
  OWN_VERSION: {
    text: 'Usted participó en este texto, así que debe decidir otra persona.',
    remedy: 'La página de revisión nombra a quién le toca.',
  },
  TRAINING_MISSING: {
    text: 'Este paso exige una formación vigente en privacidad, y la suya no consta.',
    remedy: 'Pida a la administración que registre su formación.',
  },
  JOINED_ALREADY: { text: 'Esta persona ya se ha incorporado.', remedy: 'Pídale que inicie sesión.' },
  POST_EMPTY: { text: 'Esta publicación aún no tiene nada.', remedy: 'Escriba algo o añada una imagen.' },
  NO_CHANNEL: { text: 'La publicación aún no tiene canal.', remedy: 'Elija al menos un canal.' },
  IMAGE_UNKNOWN: { text: 'Una de las imágenes ya no está aquí.', remedy: 'Quítela y vuelva a añadirla.' },
  POST_PUBLISHED: {
    text: 'Esta publicación ya no se puede cambiar: salió, está saliendo o se apartó.',
    remedy: 'Empiece una publicación nueva.',
  },
  STAGE_CONFLICT: {
    text: 'La publicación siguió adelante y esto ya no es posible.',
    remedy: 'Vuelva a cargar la página para ver dónde está.',
  },
  NOT_APPROVED: {
    text: 'Esta versión aún no está aprobada.',
    remedy: 'Espere la aprobación y elija después una hora.',
  },
  SCHEDULED_ALREADY: {
    text: 'Alguien programó esta versión hace un momento.',
    remedy: 'Vuelva a cargar la página para ver la hora.',
  },
  BLACKED_OUT: {
    text: 'Ese día no debe salir nada.',
    remedy: 'Elija otro día o pida a alguien que pueda dejarla salir de todos modos.',
  },
  TIME_IN_PAST: { text: 'Esta hora ya pasó.', remedy: 'Elija una hora futura.' },
  QUIET_HOURS_EMPTY: {
    text: 'Las horas de silencio terminan cuando empiezan.',
    remedy: 'Elija otra hora o desactive las horas de silencio.',
  },
  TIME_INVALID: { text: 'No existe ese día u hora.', remedy: 'Elija otro.' },
  TIME_DOES_NOT_EXIST: {
    text: 'Esta hora no existe ese día: los relojes se adelantan.',
    remedy: 'Elija una hora más tarde.',
  },
  TIME_AMBIGUOUS: {
    text: 'Esta hora ocurre dos veces ese día: los relojes se atrasan.',
    remedy: 'Elija la primera o la segunda.',
  },
  NEEDS_PICTURES: {
    text: 'Una de estas redes no admite publicaciones solo con palabras.',
    remedy: 'Déjela fuera y publique allí una imagen aparte.',
  },
  FEED_UNREADABLE: {
    text: 'No se pudieron leer avisos en esta dirección.',
    remedy: 'Ábrala en un navegador: quien publica indica las direcciones de sus canales en una página propia.',
  },
  SOURCE_KNOWN: { text: 'Esta fuente ya se sigue.', remedy: 'Búsquela en la lista.' },
  SOURCE_PAUSED: { text: 'Esta fuente está en pausa.', remedy: 'Reanúdela primero.' },
  TOO_MANY_SOURCES: { text: 'Una casa sigue cien fuentes como máximo.', remedy: 'Quite una que ya no haga falta.' },
  RELAY_NOT_AT_ONCE: {
    text: 'Las publicaciones sobre esta fuente no salen en el momento de su aprobación.',
    remedy: 'Empiece un borrador y prográmelo, o permita que basten dos personas para esta fuente.',
  },
  NOTICE_WITHDRAWN: {
    text: 'La fuente ya no muestra este aviso.',
    remedy: 'Mire la fuente. Lo que allí ya no es cierto no se difunde.',
  },
  ANNOUNCEMENT_ENDED: { text: 'Este aviso ha terminado.', remedy: 'Empiece uno nuevo.' },
  TEXT_TOO_LONG: { text: 'Este texto es demasiado largo.', remedy: 'Acórtelo.' },
  TEXT_NOT_WELL_FORMED: {
    text: 'Este texto contiene caracteres rotos.',
    remedy: 'Péguelo de nuevo como texto sin formato.',
  },
  LINK_INVALID: {
    text: 'Este enlace no es una dirección web.',
    remedy: 'Escriba una dirección completa que empiece por https://.',
  },
  SET_UP_ALREADY: { text: 'Esta instalación ya está configurada.', remedy: 'Inicie sesión.' },
  SECOND_PERSON_SAME: { text: 'La segunda persona necesita un correo propio.', remedy: 'Escriba otra dirección.' },
  UPLOAD_KIND: {
    text: 'No es una imagen JPEG, PNG o WebP.',
    remedy: 'Guarde la imagen en uno de esos formatos y añádala.',
  },
  UPLOAD_TOO_LARGE: { text: 'Este archivo pasa de 25 MB.', remedy: 'Reduzca la imagen y añádala de nuevo.' },
  UPLOAD_EMPTY: { text: 'Este archivo está vacío.', remedy: 'Elija otro archivo.' },
  UPLOAD_TOO_MANY: {
    text: 'Una publicación admite 20 imágenes como máximo.',
    remedy: 'Quite antes una y vuelva a intentarlo.',
  },
  UPLOAD_TWICE: { text: 'Esta imagen ya está en la publicación.', remedy: 'Déjelo así o añádala otra vez.' },
  MEDIA_TOO_LARGE: { text: 'Este archivo es demasiado grande.', remedy: 'Redúzcalo o acórtelo y añádalo de nuevo.' },
  MEDIA_SVG_REFUSED: {
    text: 'Los archivos SVG pueden llevar programas y no se aceptan.',
    remedy: 'Guarde la imagen como PNG y añádala.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    text: 'Esta no es una imagen que se pueda aceptar.',
    remedy: 'Guárdela como JPEG, PNG o WebP y añádala.',
  },
  MEDIA_TYPE_MISMATCH: {
    text: 'El archivo es de otro tipo del que dice su nombre.',
    remedy: 'Dele la terminación correcta o guárdelo de nuevo desde su programa de imágenes.',
  },
  MEDIA_TOO_MANY_PIXELS: {
    text: 'La imagen tiene más píxeles de los que se pueden tratar.',
    remedy: 'Redúzcala: 8.000 píxeles en el lado largo bastan.',
  },
  MEDIA_TOO_MANY_FRAMES: { text: 'La animación tiene demasiados fotogramas.', remedy: 'Redúzcala a 60 fotogramas.' },
  MEDIA_UNREADABLE: {
    text: 'La imagen está dañada y no se puede abrir.',
    remedy: 'Ábrala en un programa de imágenes, guárdela de nuevo y añádala.',
  },
  MEDIA_TIMEOUT: { text: 'La imagen tardó demasiado en abrirse.', remedy: 'Guárdela en un tamaño menor y añádala.' },
  MEDIA_TOO_COSTLY: {
    text: 'La imagen necesita demasiada memoria para abrirse.',
    remedy: 'Guárdela en un tamaño menor y añádala.',
  },
  MEDIA_CROP_ANIMATED: {
    text: 'Aquí no se puede recortar una imagen animada.',
    remedy: 'Recórtela en su programa de imágenes y añádala de nuevo.',
  },
  MEDIA_CROP_OUTSIDE: { text: 'La parte queda fuera de la imagen.', remedy: 'Elija una parte dentro de la imagen.' },
  MEDIA_BUSY: { text: 'Llegaron demasiadas imágenes a la vez.', remedy: 'Inténtelo de nuevo en un momento.' },
  IMAGE_NOT_READABLE: { text: 'Esta imagen no se puede leer.', remedy: 'Guárdela de nuevo como JPEG o PNG y añádala.' },
  PERSON_CHANGED: { text: 'Otra persona cambió esta ficha mientras tanto.', remedy: 'Cierre esto y mire qué cambió.' },
  LIMIT_UNFIT: {
    text: 'Uno de estos límites no encaja: su sede o su canal no está, o no nombra nada.',
    remedy: 'Cargue la página de nuevo y elija otra vez.',
  },
  LAST_PRIVACY_OFFICER: {
    text: 'Las revisiones piden a una persona responsable de privacidad, y esta es la última.',
    remedy: 'Dé antes la función a otra persona.',
  },
  BORROWED_ROLE: {
    text: 'La función de administración prestada no nombra a nadie ni cambia sus propias funciones.',
    remedy: 'Pídalo a administración.',
  },
  DEPUTY_SELF: { text: 'Nadie puede sustituirse a sí mismo.', remedy: 'Elija a otra persona.' },
  DEPUTY_DATES: {
    text: 'Estos días no encajan: el primero no puede haber pasado ni ser posterior al último, y un año es el máximo.',
    remedy: 'Elija otros días.',
  },
  DEPUTY_OVERLAP: { text: 'Ya sustituye a esta persona en algunos de estos días.', remedy: 'Elija otros días.' },
  DEPUTY_AWAY: {
    text: 'En algunos de estos días una de las dos personas está ausente o sustituye a alguien. Lo prestado no se presta, así que no habría nadie.',
    remedy: 'Elija a otra persona, o termine antes la otra sustitución.',
  },
  DEPUTY_ENDED: { text: 'Esto ya terminó.', remedy: 'Cargue la página de nuevo.' },
  PERSON_NOT_HERE: {
    text: 'Esta persona aún no se ha unido, o se ha ido.',
    remedy: 'Elija a alguien que trabaje aquí ahora.',
  },
  LEFT_ALREADY: { text: 'Esta persona ya se ha ido.', remedy: 'Cargue la página de nuevo.' },
  NOT_LEFT: { text: 'Esta persona no se ha ido.', remedy: 'Cargue la página de nuevo.' },
  SUCCESSOR_UNFIT: {
    text: 'Quien sigue debe ser otra persona que trabaje aquí ahora.',
    remedy: 'Elija a otra persona, o a nadie.',
  },
  LENDER_IS_EDITOR: {
    text: 'Sustituye a alguien que intervino en estas palabras, así que debe aprobarlas otra persona.',
    remedy: 'Pídalo a una de las personas que figuran junto al paso.',
  },
  CHANNEL_OUT_OF_REACH: {
    text: 'Sus funciones lo permiten, pero no en todos estos canales.',
    remedy: 'Quite los canales que no son suyos, o pídalo a administración.',
  },
};
