/** Languages in which the pages of the practice network speak. */
export const pageLanguages = ['en', 'es'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

const en = {
  network: 'Practice network',
  title: (name: string) => `Practice network of ${name}`,
  banner: 'Practice network: nobody outside your organization sees this.',
  posts: 'Posts',
  log: 'Log',
  pages: 'Pages',
  older: 'Older',
  newest: 'Newest',
  noPosts: 'Nothing was posted here yet.',
  noPostsLead: 'Publish something to the practice network, and it appears here.',
  noLog: 'Nothing has arrived here yet.',
  logLead: 'What arrived at the network, counted by the network itself.',
  time: 'Time',
  event: 'What happened',
  answer: 'Answer',
  noAnswer: 'none',
  inAnswer: 'In answer to an earlier post',
  fault: 'Fault played',
  key: 'Delivery key',
  post: 'Post',
  language: 'Language',
  notFoundTitle: 'There is nothing to see here',
  notFoundText: 'The page does not exist, or you are not signed in to the organization it belongs to.',
  toBedside: 'Go to Bedside',
  skip: 'Skip to the content',
  kinds: {
    accepted: 'Accepted',
    duplicated: 'Duplicated',
    refused: 'Refused',
    edited: 'Corrected',
    removed: 'Taken down',
  },
};
export type PageMessages = typeof en;

const es: PageMessages = {
  network: 'Red de práctica',
  title: (name) => `Red de práctica de ${name}`,
  banner: 'Red de práctica: nadie fuera de su organización ve esto.',
  posts: 'Publicaciones',
  log: 'Registro',
  pages: 'Páginas',
  older: 'Anteriores',
  newest: 'Más recientes',
  noPosts: 'Todavía no se ha publicado nada aquí.',
  noPostsLead: 'Publique algo en la red de práctica y aparecerá aquí.',
  noLog: 'Todavía no ha llegado nada.',
  logLead: 'Lo que llegó a la red, contado por la propia red.',
  time: 'Hora',
  event: 'Qué ocurrió',
  answer: 'Respuesta',
  noAnswer: 'ninguna',
  inAnswer: 'En respuesta a una publicación anterior',
  fault: 'Fallo simulado',
  key: 'Clave de entrega',
  post: 'Publicación',
  language: 'Idioma',
  notFoundTitle: 'Aquí no hay nada que ver',
  notFoundText: 'La página no existe, o no ha iniciado sesión en la organización a la que pertenece.',
  toBedside: 'Ir a Bedside',
  skip: 'Ir al contenido',
  kinds: {
    accepted: 'Aceptada',
    duplicated: 'Duplicada',
    refused: 'Rechazada',
    edited: 'Corregida',
    removed: 'Retirada',
  },
};

export const pageMessages: Readonly<Record<PageLanguage, PageMessages>> = { en, es };

/** The first of the wishes that is a language of the pages (`es-MX` counts as `es`), else English. */
export function choosePageLanguage(wishes: readonly (string | undefined)[]): PageLanguage {
  for (const wish of wishes) {
    const found = pageLanguages.find((language) => wish?.toLowerCase().split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
