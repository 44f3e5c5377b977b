import { queueMail } from '../../../kernel/mail/service.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { localesOf } from '../../../registers/people/service.ts';

const words = {
  mentioned: {
    en: {
      subject: 'A colleague mentioned you',
      body: 'A colleague mentioned you in a comment on a draft. Open it to read and answer.',
    },
    es: {
      subject: 'Un colega le ha mencionado',
      body: 'Un colega le ha mencionado en un comentario sobre un borrador. Ábralo para leer y responder.',
    },
  },
  answered: {
    en: {
      subject: 'A colleague answered',
      body: 'A colleague answered in a thread of comments that you take part in. Open the draft to read it.',
    },
    es: {
      subject: 'Un colega ha respondido',
      body: 'Un colega ha respondido en un hilo de comentarios en el que usted participa. Abra el borrador para leerlo.',
    },
  },
} as const;

/** Tells those who are mentioned, and else those who are answered: a link and no word of the comment or the post. */
export async function tellColleagues(
  scope: Scope,
  told: {
    readonly postId: string;
    readonly by: string;
    readonly mentioned: readonly string[];
    readonly answered: readonly string[];
  },
): Promise<void> {
  const mentioned = new Set(told.mentioned.filter((id) => id !== told.by));
  const answered = new Set(told.answered.filter((id) => id !== told.by && !mentioned.has(id)));
  for (const { id, locale } of await localesOf(scope, [...mentioned, ...answered])) {
    const kind = mentioned.has(id) ? 'mentioned' : 'answered';
    await queueMail(scope, {
      personId: id,
      kind: `draft.${kind}`,
      ...words[kind][locale],
      link: `/compose/${told.postId}#comments`,
    });
  }
}
