import { and, eq, inArray, ne } from 'drizzle-orm';
import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { localesOf } from '../../registers/people/service.ts';
import { post } from '../compose/schema.ts';
import { relayNotice, relayPost } from './schema.ts';

/** A feed that changes its words every hour is told of once a day. */
const QUIET_MS = 86_400_000;

const words = {
  en: {
    edited: {
      subject: 'A source has changed a notice that a post passes on',
      body: (title: string) =>
        `The source has changed its notice “${title}”. Compare it with your post: if the post stands, begin a correction there, or take it down.`,
    },
    withdrawn: {
      subject: 'A source shows a notice no more that a post passes on',
      body: (title: string) =>
        `The source no longer shows its notice “${title}”; it may have withdrawn it. Look at the source. If the post stands, correct it there, or take it down.`,
    },
  },
  es: {
    edited: {
      subject: 'Una fuente cambió un aviso que difunde una publicación',
      body: (title: string) =>
        `La fuente cambió su aviso «${title}». Compárelo con su publicación: si está publicada, empiece allí una corrección o retírela.`,
    },
    withdrawn: {
      subject: 'Una fuente ya no muestra un aviso que difunde una publicación',
      body: (title: string) =>
        `La fuente ya no muestra su aviso «${title}»; quizá lo retiró. Mire la fuente. Si la publicación sigue publicada, corríjala allí o retírela.`,
    },
  },
} as const;

/** Tells whoever wrote posts about these notices that the source did something to them; once a day for each post. */
export async function tellOfChanges(scope: Scope, noticeIds: readonly string[]): Promise<void> {
  if (noticeIds.length === 0) return;
  const now = scope.services.clock.now();
  const rows = await scope.tx
    .select({
      postId: relayPost.postId,
      toldAt: relayPost.toldAt,
      begunBy: relayPost.begunBy,
      author: post.authorPersonId,
      title: relayNotice.title,
      change: relayNotice.change,
    })
    .from(relayPost)
    .innerJoin(post, and(eq(post.organizationId, relayPost.organizationId), eq(post.id, relayPost.postId)))
    .innerJoin(
      relayNotice,
      and(eq(relayNotice.organizationId, relayPost.organizationId), eq(relayNotice.id, relayPost.noticeId)),
    )
    .where(
      and(
        eq(relayPost.organizationId, scope.organizationId),
        inArray(relayPost.noticeId, [...noticeIds]),
        ne(post.stage, 'discarded'),
        ne(post.stage, 'taken_down'),
      ),
    );
  for (const { postId, toldAt, begunBy, author, title, change } of rows) {
    const isQuiet = toldAt !== null && now.getTime() - toldAt.getTime() < QUIET_MS;
    if (change === null || (isQuiet && change === 'edited')) continue;
    for (const { id, locale } of await localesOf(scope, [...new Set([author, begunBy])])) {
      const { subject, body } = words[locale][change];
      await queueMail(scope, {
        personId: id,
        kind: 'relay.changed',
        subject,
        body: body(title),
        link: `/posts/${postId}`,
      });
    }
    await scope.tx
      .update(relayPost)
      .set({ toldAt: now })
      .where(and(eq(relayPost.organizationId, scope.organizationId), eq(relayPost.postId, postId)));
  }
}
