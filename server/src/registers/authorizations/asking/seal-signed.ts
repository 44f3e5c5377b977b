import { createHash } from 'node:crypto';
import { type SignedForm, writeSignedDocument } from '../seal/signed-document.ts';
import { stampLine, type ToldStamp, type Unsealed } from '../seal/stamped-seal.ts';

/** What somebody signed, as a document that is to be sealed. */
export function unsealed(document: SignedForm): Unsealed {
  return {
    of: hashOf(document),
    write: (stamp) => writeSignedDocument(stamp === null ? document : withStamp(document, stamp)),
  };
}

function withStamp(document: SignedForm, stamp: ToldStamp): SignedForm {
  return {
    ...document,
    evidence: [...document.evidence, stampLine(document.form.language, stamp)],
    seal: { ...document.seal, isStamped: stamp.isThere },
  };
}

/** All that a document says, and by which it is the same one. */
function hashOf({ drawing, ...document }: SignedForm): string {
  const told = JSON.stringify({
    ...document,
    drawing: drawing === null ? null : Buffer.from(drawing).toString('base64'),
  });
  return createHash('sha256').update(told).digest('hex');
}
