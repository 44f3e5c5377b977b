import type { AskingAgain } from '@bedside/server/contract/registers/authorizations/ends';
import type { AskValues } from './ask-form.ts';

/** The form as asking again begins: what was signed before, to be looked at; how long it holds is chosen anew. */
export function valuesAgain({
  subject,
  signer,
  siteId,
  capturedOn,
  expiresWith,
  withdrawAt,
  ...told
}: AskingAgain): Partial<AskValues> {
  return {
    ...told,
    known: subject,
    isNew: false,
    signer: {
      role: signer.role,
      name: signer.name,
      authorityKind: signer.authorityKind ?? '',
      authorityEvidence: signer.authorityEvidence ?? '',
      email: signer.email ?? '',
      // Who wants texts says so each time.
      phone: '',
      agreesToTexts: false,
    },
    siteId: siteId ?? '',
    capturedOn: capturedOn ?? '',
    ...(withdrawAt === '' ? {} : { withdrawAt }),
    ...(expiresWith === '' ? {} : { endsBy: 'event', expiresWith }),
  };
}
