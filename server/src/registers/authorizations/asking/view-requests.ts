import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { showNumber } from '../../../kernel/texts/numbers.ts';
import { newestTexts, stoppedAmong, type TextView } from '../../../kernel/texts/service.ts';
import { namesOf } from '../../people/service.ts';
import { signedAuthorization } from '../schema.ts';
import { findSubjects } from '../subjects.ts';
import { type RequestView, textKind, textTrouble } from './contract.ts';
import { type RequestRow, readAsked } from './request-rows.ts';

/** Askings as people see them, in the order of the rows. */
export async function viewRequests(scope: Scope, rows: readonly RequestRow[]): Promise<RequestView[]> {
  const subjects = await findSubjects(
    scope,
    rows.map(({ subjectId }) => subjectId),
  );
  const names = await namesOf(scope);
  const authorizations = await authorizationsOf(scope, rows);
  const texts = await newestTexts(
    scope,
    rows.map(({ id }) => id),
  );
  const asked = new Map(rows.map((row) => [row.id, readAsked(scope, row)]));
  const numbers = [...asked.values()].flatMap(({ signer }) => signer.phone ?? []);
  const stopped = await stoppedAmong(scope, numbers);
  const now = scope.services.clock.now();
  return rows.flatMap((row) => {
    const subject = subjects.get(row.subjectId);
    if (subject === undefined) return [];
    const { signer, media, textsAgreed } = asked.get(row.id) ?? readAsked(scope, row);
    const text = texts.get(row.id);
    return [
      {
        id: row.id,
        subject,
        signerName: signer.role === 'subject' ? subject.name : signer.name,
        signerRole: signer.role,
        email: signer.email,
        phone: signer.phone === null ? null : showNumber(signer.phone),
        isPhoneStopped: signer.phone !== null && stopped.has(signer.phone),
        textsAgreed: textsAgreed === null ? null : { byName: names.get(textsAgreed.by) ?? '', at: textsAgreed.at },
        text: text === undefined ? null : viewText(text),
        kind: row.kind,
        language: row.language,
        way: row.way,
        state: row.state,
        isLinkOver: row.state === 'open' && row.linkExpiresAt !== null && row.linkExpiresAt <= now,
        linkExpiresAt: row.linkExpiresAt?.toISOString() ?? null,
        mailErrorCode: row.mailErrorCode,
        askedByName: names.get(row.askedBy) ?? '',
        createdAt: row.createdAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        authorizationId: authorizations.get(row.id) ?? null,
        media,
      },
    ];
  });
}

function viewText({ kind, at, errorCode, ...text }: TextView): NonNullable<RequestView['text']> {
  return {
    ...text,
    kind: textKind.parse(kind),
    errorCode: errorCode === null ? null : textTrouble.parse(errorCode),
    at: at.toISOString(),
  };
}

async function authorizationsOf(scope: Scope, rows: readonly RequestRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await scope.tx
    .select({ id: signedAuthorization.id, requestId: signedAuthorization.requestId })
    .from(signedAuthorization)
    .where(
      and(
        eq(signedAuthorization.organizationId, scope.organizationId),
        inArray(
          signedAuthorization.requestId,
          rows.map(({ id }) => id),
        ),
      ),
    );
  return new Map(found.flatMap(({ id, requestId }) => (requestId === null ? [] : [[requestId, id] as const])));
}
