/** Languages in which the public pages speak; articles themselves may be in any. */
export const pageLanguages = ['en', 'es'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

const en = {
  newsroom: 'Newsroom',
  newsroomOf: (name: string) => `Newsroom of ${name}`,
  newsrooms: 'Newsrooms',
  newsroomsLead: 'News that these organizations publish themselves.',
  noNewsrooms: 'No newsroom is open here yet.',
  urgent: 'Urgent',
  noArticles: 'Nothing has been published yet.',
  noArticlesLead: 'News from this organization will appear here.',
  lead: (name: string) => `News published by ${name}.`,
  olderArticles: 'Older news',
  newestArticles: 'Newest news',
  pages: 'Pages',
  backToNewsroom: 'All news',
  published: 'Published',
  corrected: 'corrected',
  moreAt: 'Read more at',
  subscribe: 'Subscribe',
  language: 'Language',
  picture: 'Picture',
  skipToContent: 'Skip to the content',
  notFoundTitle: 'This page does not exist',
  notFoundText: 'The address may be mistyped, or the page was never there.',
  goneTitle: 'This article was taken down',
  goneText: 'The organization that published it has removed it.',
};
export type PageMessages = typeof en;

const es: PageMessages = {
  newsroom: 'Sala de prensa',
  newsroomOf: (name) => `Sala de prensa de ${name}`,
  newsrooms: 'Salas de prensa',
  newsroomsLead: 'Noticias que estas organizaciones publican por sí mismas.',
  noNewsrooms: 'Todavía no hay ninguna sala de prensa aquí.',
  urgent: 'Urgente',
  noArticles: 'Todavía no se ha publicado nada.',
  noArticlesLead: 'Las noticias de esta organización aparecerán aquí.',
  lead: (name) => `Noticias publicadas por ${name}.`,
  olderArticles: 'Noticias anteriores',
  newestArticles: 'Noticias más recientes',
  pages: 'Páginas',
  backToNewsroom: 'Todas las noticias',
  published: 'Publicado',
  corrected: 'corregido',
  moreAt: 'Más información en',
  subscribe: 'Suscribirse',
  language: 'Idioma',
  picture: 'Imagen',
  skipToContent: 'Ir al contenido',
  notFoundTitle: 'Esta página no existe',
  notFoundText: 'Puede que la dirección esté mal escrita o que la página nunca haya existido.',
  goneTitle: 'Este artículo fue retirado',
  goneText: 'La organización que lo publicó lo ha retirado.',
};

export const pageMessages: Readonly<Record<PageLanguage, PageMessages>> = { en, es };

/** The first of the wishes that is a language of the pages (`es-MX` counts as `es`), else English. */
export function choosePageLanguage(wishes: readonly (string | null | undefined)[]): PageLanguage {
  for (const wish of wishes) {
    const found = pageLanguages.find((language) => wish?.toLowerCase().split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
