/** What is read inside; the mail about it says only that something waits. A count, and no word of a post. */
export const latenessWords = {
  en: {
    subject: 'Posts have not gone out on time',
    body: (late: number) =>
      [
        late === 1
          ? 'One post was due more than two minutes ago and is not out yet.'
          : `${late} posts were due more than two minutes ago and are not out yet.`,
        'Bedside goes on trying. What is more than half an hour late is not sent without being asked.',
        'Health tells which ones these are, and what helps.',
        'You get no further message about this until everything is on time again.',
      ].join('\n\n'),
  },
  es: {
    subject: 'Hay publicaciones que no han salido a su hora',
    body: (late: number) =>
      [
        late === 1
          ? 'Una publicación debía salir hace más de dos minutos y todavía no ha salido.'
          : `${late} publicaciones debían salir hace más de dos minutos y todavía no han salido.`,
        'Bedside sigue intentándolo. Lo que lleva más de media hora de retraso no se envía sin que alguien lo pida.',
        'En Estado se ve cuáles son y qué ayuda.',
        'No recibirá otro mensaje sobre esto hasta que todo vuelva a estar a su hora.',
      ].join('\n\n'),
  },
} as const;
