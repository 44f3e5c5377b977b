import type { Scope } from '../../kernel/scope/scope.ts';
import type { InfoElement, InstrumentKind } from './contract.ts';
import { judgeUse, type PictureUse } from './judge-use.ts';
import type { Verdict } from './state.ts';
import { findSubjects } from './subjects.ts';
import { loadAuthorizations } from './view-authorizations.ts';

/** A permission that a post names, to be held against its words. */
export type NamedAuthorization = {
  readonly id: string;
  readonly kind: InstrumentKind;
  readonly subject: { readonly id: string; readonly name: string };
  readonly signedAt: Date;
  /** What the post itself must say of praise; null where nothing is asked. */
  readonly disclosureText: string | null;
  /** What it is worth now for telling these elements; none asks for purpose and channel alone. */
  judge(use: PictureUse, elements: readonly InfoElement[]): Verdict;
};

/** Permissions by id; one that is not there is left out. */
export async function readNamed(scope: Scope, ids: readonly string[]): Promise<readonly NamedAuthorization[]> {
  const loaded = await loadAuthorizations(scope, ids);
  const subjects = await findSubjects(
    scope,
    loaded.map(({ row }) => row.subjectId),
  );
  const at = scope.services.clock.now();
  return loaded.flatMap(({ row, authorization }) => {
    const subject = subjects.get(row.subjectId);
    if (subject === undefined) return [];
    const isOfPatient = subject.kind === 'patient';
    return [
      {
        id: row.id,
        kind: row.kind,
        subject: { id: subject.id, name: subject.name },
        signedAt: row.signedAt,
        disclosureText: authorization.testimonial?.disclosureText ?? null,
        judge: (use, infoScope) => judgeUse(authorization, { ...use, at, infoScope, mediaSha256: [], isOfPatient }),
      },
    ];
  });
}
