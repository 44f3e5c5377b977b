import type { stops as en } from '../en/stops.ts';

export const stops: typeof en = {
  region: 'La publicación está parada',
  organization: 'La publicación está parada en toda la organización.',
  channel: 'La publicación en {{name}} está parada.',
  post: 'La salida de esta publicación está parada.',
  why: '{{name}}, {{time}}: «{{reason}}»',
  unknown: 'Bedside no puede saber si se paró la publicación, así que no sale nada.',
  unknownHelp:
    'El almacén de archivos no responde. Quien administra Bedside debería mirarlo; las publicaciones esperan hasta entonces.',
  inFile:
    'La base de datos no admite cambios ahora. La parada se guarda al lado y vale. Se podrá levantar cuando la base de datos funcione de nuevo.',
  open: { organization: 'Parar toda la publicación', channel: 'Parar la publicación', post: 'Parar esta publicación' },
  openLabel: 'Parar la publicación en {{name}}',
  title: {
    organization: '¿Parar toda la publicación?',
    channel: '¿Parar la publicación en {{name}}?',
    post: '¿Parar esta publicación?',
  },
  text: {
    organization: 'Desde ahora no se envía ninguna publicación de la organización a ninguna red.',
    channel: 'Desde ahora no se envía nada a este canal.',
    post: 'Desde ahora esta publicación no se envía a ninguna red.',
  },
  after:
    'Lo que debía salir mientras tanto queda detenido, y sale solo cuando alguien lo intenta de nuevo. Lo que ya es público sigue siéndolo hasta que se retire.',
  reason: 'Por qué debe parar',
  done: 'La publicación está parada.',
  underWay_one: '{{count}} entrega ya se estaba enviando y puede ser pública: mírela, y retírela si debe desaparecer.',
  underWay_other:
    '{{count}} entregas ya se estaban enviando y pueden ser públicas: mírelas, y retire lo que deba desaparecer.',
  lift: 'Dejar que siga la publicación',
  liftLabel: 'Dejar que siga la publicación en {{name}}',
  liftTitle: '¿Dejar que siga la publicación?',
  liftText:
    'Lo previsto para más tarde sale a su hora. Lo que quedó detenido mientras tanto sigue así hasta que alguien lo intente de nuevo.',
  liftReason: 'Por qué puede seguir',
  lifted: 'La publicación sigue.',
  section: 'Parar la publicación',
  sectionText: 'Para una emergencia: desde que usted confirma no sale nada, aunque la base de datos no admita cambios.',
};
