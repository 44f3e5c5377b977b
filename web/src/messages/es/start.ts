import type { start as en } from '../en/start.ts';

export const start: typeof en = {
  title: 'Primeros pasos',
  lead: 'Lo que más ayuda en la primera hora. Cada paso se marca solo.',
  progress: '{{done}} de {{of}} primeros pasos hechos',
  progressLabel: 'Primeros pasos hechos',
  allDone: 'Todos los primeros pasos están hechos. Esta página queda para quienes vengan después.',
  goOn: 'Seguir',
  putAway: 'Guardar los primeros pasos en este dispositivo',
  looking: 'Buscando',
  done: 'Hecho:',
  open: 'Por hacer:',
  steps: {
    passkey: {
      title: 'Entrar sin contraseña',
      why: 'Una llave de acceso o un código de una aplicación cierra su cuenta a los demás.',
      go: 'Añadir',
    },
    facts: {
      title: 'Decir lo que es suyo',
      why: 'Con sus teléfonos y direcciones anotados, la revisión los distingue de los de un paciente.',
      go: 'Añadir datos',
    },
    practice: {
      title: 'Decir dónde ejercen',
      why: 'Hasta entonces no se publica lo que los pacientes dicen de ustedes: cada estado tiene sus reglas.',
      go: 'Decirlo',
    },
    people: {
      title: 'Invitar a alguien que revise',
      why: 'Nadie aprueba sus propias palabras: para publicar hacen falta al menos dos personas.',
      go: 'Invitar',
    },
    training: {
      title: 'Anotar la formación en privacidad',
      why: 'Donde pueda verse afectado un paciente, solo aprueba quien tiene formación.',
      go: 'Anotar',
    },
    channel: {
      title: 'Conectar un canal',
      why: 'La sala de prensa y la red de práctica no necesitan ninguna cuenta.',
      go: 'Conectar',
    },
    mail: {
      title: 'Configurar el correo',
      why: 'Quien revisa sabe al momento que algo espera. Lo configura quien arrancó Bedside.',
      go: 'Ver cómo',
    },
    draft: {
      title: 'Escribir una primera publicación',
      why: 'Se revisa mientras usted escribe, y nada sale por sí solo.',
      go: 'Escribir',
    },
    published: {
      title: 'Ver una primera publicación publicada',
      why: 'Aprobada por un colega, a la hora que alguien eligió.',
      go: 'Ver publicaciones',
    },
  },
};
