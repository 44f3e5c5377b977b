import type { help as english } from '../en/help.ts';
import { helpByHand } from './help-by-hand.ts';
import { helpHealth } from './help-health.ts';
import { helpLinks } from './help-links.ts';
import { helpRelays } from './help-relays.ts';
import { helpSharing } from './help-sharing.ts';
import { helpUrgent } from './help-urgent.ts';

/** The help beside each page, loaded when somebody opens it first. */
export const help: typeof english = {
  start: {
    title: 'Primeros pasos',
    what: 'Lo que falta antes de que pueda salir la primera publicación, en orden, y lo que ya está hecho.',
    steps: [
      'Empiece por la primera línea abierta.',
      'Siga su botón: lleva a la página donde se hace el paso.',
      'Vuelva aquí: lo hecho se marca solo.',
    ],
    questions: [
      {
        asked: '¿Tengo que hacerlo todo?',
        answer: 'No. Cada línea dice para qué sirve; deje lo que no necesite.',
      },
    ],
  },
  compose: {
    title: 'Redactar',
    what: 'Escriba una publicación una vez, para uno o varios canales, y vea antes de que salga qué identificaría a un paciente o incumpliría una regla.',
    steps: [
      'Elija los canales y escriba el texto. Las palabras delicadas se subrayan mientras escribe.',
      'Añada imágenes y describa cada una para quienes no pueden verla.',
      'Cuando la lista junto al texto no tenga nada abierto, envíela a revisión.',
    ],
    questions: [
      {
        asked: '¿Por qué hay una palabra subrayada?',
        answer:
          'Puede identificar a alguien o incumplir una regla. Abra la marca: dice por qué y ofrece una redacción segura.',
      },
      {
        asked: '¿Se guarda mi texto?',
        answer: 'Sí, mientras escribe. Sin conexión se conserva en este navegador hasta que la haya.',
      },
      {
        asked: '¿Puedo escribir algo distinto para una red?',
        answer: 'Sí: abra la pestaña de esa red. Recibirá sus propias palabras en lugar del texto común.',
      },
    ],
  },
  review: {
    title: 'Revisión',
    what: 'Publicaciones de colegas que esperan otro par de ojos. Primero están las que le tocan a usted.',
    steps: [
      'Abra la primera y léala como lo haría el público.',
      'Mire lo que encontró la comprobación y lo que cambió desde la última versión.',
      'Apruebe, o pida cambios y diga cuáles.',
    ],
    questions: [
      {
        asked: '¿Por qué no puedo aprobar esta?',
        answer:
          'Nadie aprueba palabras en las que participó, y algunos pasos piden cierta función o una formación vigente.',
      },
      { asked: '¿Qué pasa después de aprobar?', answer: 'La publicación se puede programar. No sale por sí sola.' },
      {
        asked: 'Alguien la cambió después de mi aprobación.',
        answer: 'Entonces su aprobación vale solo para las palabras anteriores, y las nuevas vuelven a usted.',
      },
    ],
  },
  calendar: {
    title: 'Calendario',
    what: 'Qué sale y cuándo: publicaciones programadas, propuestas y publicadas por día, semana o mes, en la zona horaria de la organización.',
    steps: [
      'Elija mes, semana o lista, y los canales que quiere ver.',
      'Abra una publicación para verla o cambiar su hora.',
      'Arrástrela a otro día, o vaya a ella con J y K y use las flechas; «Deshacer» la devuelve.',
    ],
    questions: [
      { asked: '¿Qué hora se muestra?', answer: 'La de la organización. Si la suya es otra, aparece al lado.' },
      {
        asked: '¿Una hora propuesta publica la entrada?',
        answer: 'No. Solo sale cuando está aprobada y la programa quien puede publicar.',
      },
    ],
  },
  posts: {
    title: 'Publicaciones',
    what: 'Todas las publicaciones que puede ver, del borrador al público, con su estado.',
    steps: [
      'Reduzca la lista por etapa, autor o canal, o escriba una palabra.',
      'Guarde como vista lo que mira a menudo.',
      'Elija filas para guardar aparte varios borradores a la vez, o abra una.',
    ],
    questions: [
      {
        asked: '¿Dónde están las que se guardaron aparte?',
        answer: 'Elija la etapa «Guardado aparte». Desde ahí se pueden recuperar.',
      },
      {
        asked: '¿Por qué no puedo guardar aparte una publicada?',
        answer: 'Lo público se retira en su propia página, canal por canal, para que no quede nada.',
      },
      { asked: '¿Quién ve mis vistas guardadas?', answer: 'Solo usted, salvo que se guardaran para todos.' },
    ],
  },
  post: {
    title: 'Una publicación',
    what: 'Una publicación: qué dice, quién decidió qué, adónde fue y todo lo que le pasó.',
    steps: [
      'Mire qué falta todavía entre la publicación y el público.',
      'Prográmela, o publíquela ahora con diez segundos para deshacer.',
      'Después encontrará su dirección en cada red, canal por canal.',
    ],
    questions: [
      {
        asked: '¿Qué significa «Buscando»?',
        answer:
          'La red no respondió con claridad. Bedside mira allí antes de hacer nada más, para no publicar dos veces.',
      },
      { asked: '¿Cómo la retiro?', answer: 'Canal por canal, en esta página. Dice cuándo lo confirmó la red.' },
    ],
  },
  search: {
    title: 'Buscar',
    what: 'Encuentre publicaciones por cualquier palabra, imágenes por su descripción, colegas, canales, y lo publicado por su dirección.',
    steps: [
      'Escriba una palabra o varias; no importan las formas de la palabra ni los acentos.',
      'Reduzca por etapa, autor, canal, fecha o imágenes.',
      'Muévase con j y k, y abra con Intro.',
    ],
    questions: [
      { asked: '¿Cómo busco palabras seguidas?', answer: 'Póngalas entre comillas: "vacuna de la gripe".' },
      { asked: '¿Cómo dejo algo fuera?', answer: 'Ponga un signo menos delante: gripe -jardín.' },
      {
        asked: '¿Por qué falta algo?',
        answer: 'Encuentra lo que puede leer. Lo guardado aparte se muestra solo si elige esa etapa.',
      },
    ],
  },
  urgent: helpUrgent,
  links: helpLinks,
  relays: helpRelays,
  'by-hand': helpByHand,
  sharing: helpSharing,
  templates: {
    title: 'Biblioteca',
    what: 'Textos para empezar, fragmentos cortos para una publicación y grupos de etiquetas.',
    steps: [
      'Haga una plantilla con las palabras que escribe una y otra vez.',
      'Deje huecos para lo que cambia cada vez.',
      'Al redactar, elija la plantilla y rellene los huecos.',
    ],
    questions: [
      {
        asked: '¿Se comprueban las plantillas?',
        answer: 'Lo que haga con una se comprueba como cualquier publicación.',
      },
      {
        asked: '¿Quién puede cambiarlas?',
        answer: 'Quienes tienen la función para ello; todos los que escriben pueden usarlas.',
      },
    ],
  },
  person: {
    title: 'Una persona',
    what: 'Un colega: sus funciones y dónde valen, formación, suplencias y lo que hizo.',
    steps: [
      'Vea qué puede hacer esta persona, y en qué sedes y canales.',
      'Nombre a un suplente con primer y último día antes de una ausencia.',
      'En «Actividad», reduzca lo que hizo a una clase o un tiempo, y guárdelo como CSV.',
    ],
    questions: [
      { asked: '¿Se pueden cambiar o quitar líneas de la actividad?', answer: 'No. El registro solo crece.' },
      {
        asked: '¿Por qué veo menos que otros?',
        answer: 'Ve lo que pertenece a las publicaciones y canales que alcanzan sus funciones.',
      },
    ],
  },
  bulk: {
    title: 'Planificar desde un archivo',
    what: 'Haga borradores con sus horas previstas a partir de un archivo CSV, una publicación por fila.',
    steps: [
      'Elija el archivo, o guarde una plantilla y rellénela.',
      'Corrija lo marcado: cada error dice su fila, su columna y qué hacer.',
      'Cree los borradores. Antes no se crea nada, y toda la importación se puede deshacer.',
    ],
    questions: [
      {
        asked: '¿Una hora del archivo publica la entrada?',
        answer: 'No. Es un deseo: la publicación sale entonces solo si antes se aprueba y se fija.',
      },
      {
        asked: '¿Qué pasa al deshacer con los borradores editados desde entonces?',
        answer: 'Se quedan. Solo se retiran los borradores que nadie tocó.',
      },
    ],
  },
  authorizations: {
    title: 'Autorizaciones',
    what: 'Permisos firmados: pídalos a pacientes, tutores, colegas u otras personas, vea qué firmaron y anote lo que retiran.',
    steps: [
      'Elija «Pedir un permiso» y diga qué le gustaría mostrar, dónde y para qué.',
      'Entregue el enlace o deje que vaya por correo. Sin correo, cree un código y dígaselo a quien firma.',
      'Lo firmado queda en «Firmados», con lo que abarca y un PDF sellado.',
    ],
    questions: [
      {
        asked: '¿Qué ve quien firma?',
        answer: 'Un formulario, sin cuenta: elige cada cosa, y firma o dice que no, igual de fácil. Recibe una copia.',
      },
      {
        asked: 'Alguien retira un permiso. ¿Qué hago?',
        answer: 'Abra el permiso y anote la retirada con su hora. Lo ya publicado se queda hasta que alguien lo quite.',
      },
      { asked: '¿Y lo que salió antes?', answer: 'Tráigalo en «Publicaciones anteriores» y decida sobre cada una.' },
      { asked: '¿Detiene Bedside una publicación sin permiso?', answer: 'Todavía no. Mire aquí antes de aprobar.' },
    ],
  },
  channels: {
    title: 'Canales',
    what: 'Las cuentas en las redes a las que van las publicaciones.',
    steps: [
      'Conecte una cuenta; Bedside pregunta a la red de quién es.',
      'Diga por qué sede habla, si importa.',
      'Pruébela cuando algo parezca mal, y conéctela de nuevo cuando la red lo pida.',
    ],
    questions: [
      {
        asked: '¿Qué pasa con lo programado si desconecto?',
        answer: 'Se detiene antes de salir y queda en espera. No se pierde nada.',
      },
      {
        asked: '¿Qué es la red de práctica?',
        answer: 'Una red dentro de Bedside para probar. Nada de ella es público.',
      },
    ],
  },
  people: {
    title: 'Personas',
    what: 'Quién trabaja aquí, con qué funciones y para qué canales; suplentes, formación y quienes se fueron.',
    steps: [
      'Invite a alguien y elija las funciones que necesita.',
      'Limite una función a algunas sedes o canales si no debe valer en todas partes.',
      'Antes de una ausencia, nombre suplente con el primer y el último día.',
    ],
    questions: [
      {
        asked: '¿Puede alguien tener varias funciones?',
        answer: 'Sí. Sean cuales sean, nadie aprueba palabras en las que participó.',
      },
      {
        asked: '¿Qué pasa cuando alguien se va?',
        answer: 'Terminan sus sesiones y claves, y usted elige quién se encarga de lo que dejó.',
      },
    ],
  },
  directory: {
    title: 'Directorio del personal',
    what: 'Los nombres de quienes trabajan aquí, para que la comprobación distinga a colegas de pacientes.',
    steps: [
      'Importe un archivo, o deje que su sistema de identidades envíe los nombres.',
      'Revise la vista previa: dice qué se añade, qué cambia y qué se deja fuera.',
      'Manténgalo al día, para que un colega no se tome por un paciente.',
    ],
    questions: [
      { asked: '¿Quién ve estos nombres?', answer: 'Las personas de esta organización. No salen nunca de ella.' },
      {
        asked: '¿Por qué se marca todavía a un colega?',
        answer: 'Quizá el nombre se escribe de otra forma. Añada la que se usa.',
      },
    ],
  },
  past: {
    title: 'Publicaciones pasadas',
    what: 'Compruebe lo que ya se publicó, de un archivo o de un canal, en busca de palabras que no deberían ser públicas.',
    steps: [
      'Elija un archivo o un canal.',
      'Diga qué columna tiene el texto, y empiece.',
      'Mire lo encontrado y guarde la lista.',
    ],
    questions: [
      {
        asked: '¿Sale mi archivo de este equipo?',
        answer: 'Un archivo se comprueba en este navegador. No se guarda nada de él.',
      },
      { asked: '¿Esto retira algo?', answer: 'No. Le dice dónde mirar.' },
    ],
  },
  playground: {
    title: 'Zona de pruebas',
    what: 'Pruebe la comprobación con cualquier texto y vea qué encuentra y por qué.',
    steps: [
      'Escriba o pegue un texto, o tome un ejemplo.',
      'Abra una marca para ver lo que se encontró.',
      'Cambie los paquetes de reglas para ver la diferencia.',
    ],
    questions: [
      { asked: '¿Se guarda el texto?', answer: 'No.' },
      {
        asked: '¿Lo encuentra todo?',
        answer: 'Ninguna comprobación lo hace. Otro par de ojos sigue siendo parte de cada publicación.',
      },
    ],
  },
  settings: {
    title: 'Ajustes',
    what: 'La organización: nombre, idiomas, zona horaria, paquetes de reglas y pasos de la revisión.',
    steps: [
      'Elija su idioma y sus colores; debajo está lo que vale para todos.',
      'Las sedes y los datos tienen páginas propias, arriba.',
      'Avise a sus colegas si cambian los pasos de la revisión: las abiertas conservan los suyos.',
    ],
    questions: [
      { asked: '¿Quién puede cambiar los ajustes?', answer: 'Quienes administran. Los demás los ven.' },
      {
        asked: '¿Qué son los paquetes de reglas?',
        answer: 'Reglas de una ley o de una profesión que se aplican a cada publicación.',
      },
    ],
  },
  sites: {
    title: 'Sedes',
    what: 'Los lugares donde está la organización, cada uno con zona horaria, dirección y teléfono.',
    steps: [
      'Añada una sede con su nombre corto y su zona horaria.',
      'Asigne a la sede canales, datos y funciones.',
      'Cierre una sede cuando ya nada dependa de ella.',
    ],
    questions: [
      {
        asked: '¿Por qué no se puede cerrar una sede?',
        answer: 'Algo depende todavía de ella; la página dice cuánto. Páselo antes a otra sede.',
      },
    ],
  },
  facts: {
    title: 'Datos',
    what: 'Lo que la organización dice de sí misma: números, horarios, servicios, nombres. La comprobación los deja en paz.',
    steps: [
      'Añada un dato, con alguien que lo cuide.',
      'Fije el día en que se vuelve a mirar.',
      'Confírmelo o cámbielo cuando se lo pidan.',
    ],
    questions: [
      {
        asked: '¿Qué pasa si un dato está vencido?',
        answer: 'Su responsable recibe un mensaje. Sigue en uso hasta que se retira.',
      },
    ],
  },
  developers: {
    title: 'API y webhooks',
    what: 'Claves para programas que actúan por usted, y direcciones a las que se avisa cuando pasa algo.',
    steps: [
      'Haga una clave con los permisos mínimos y una fecha de fin.',
      'Cópiela enseguida: se muestra una sola vez.',
      'Añada un webhook, compruebe su firma en su programa y envíe una prueba.',
    ],
    questions: [
      { asked: '¿Puede una clave aprobar publicaciones?', answer: 'No. Aprueban personas que han iniciado sesión.' },
      {
        asked: 'Un aviso no llegó.',
        answer: 'Abra sus envíos: cada intento está allí con la respuesta, y se puede repetir.',
      },
    ],
  },
  health: helpHealth,
  messages: {
    title: 'Mensajes',
    what: 'Lo que Bedside le dijo. Cada correo está también aquí, con su enlace.',
    steps: ['Lea lo nuevo.', 'Siga el enlace hasta aquello de que trata.', 'Cuenta como leído en cuanto lo abre.'],
    questions: [
      {
        asked: '¿Por qué los correos dicen tan poco?',
        answer: 'El correo viaja sin protección, así que lleva un enlace y ninguna palabra de una publicación.',
      },
    ],
  },
  security: {
    title: 'Su seguridad',
    what: 'Cómo inicia sesión, su segundo factor y dónde tiene sesiones abiertas ahora.',
    steps: [
      'Añada una llave de acceso: es lo más seguro y lo más rápido.',
      'Guarde los códigos de recuperación donde los encuentre sin este dispositivo.',
      'Termine las sesiones que no conozca.',
    ],
    questions: [
      {
        asked: 'Perdí mi dispositivo.',
        answer: 'Inicie sesión con un código de recuperación, o pida a quien administra otra forma de entrar.',
      },
    ],
  },
};
