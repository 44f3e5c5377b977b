import { createHash } from 'node:crypto';
import type { StampTrouble } from '../seal/contract.ts';
import type { ChosenKey } from '../seal/house-sealing.ts';
import { sealPdf, sealWithStamp } from '../seal/seal-pdf.ts';
import type { KeptSeal } from '../seal/service.ts';
import { type SignedForm, writeSignedDocument } from '../seal/signed-document.ts';
import { StampError, type Stamper } from '../seal/time-stamp.ts';
import { stampLine } from './evidence.ts';

export type SealedDocument = { readonly pdf: Uint8Array; readonly seal: KeptSeal };

/** What a time-stamp server was asked for before anything was locked: a sealed document, or why there is none. */
export type Stamped =
  | { readonly of: string; readonly sealed: SealedDocument }
  | { readonly trouble: StampTrouble }
  | null;

/**
 * Writes a document, seals it, and has the seal stamped by somebody else's clock. Outside of every transaction, since it may take a
 * while; what comes of it is used for exactly this document.
 */
export async function sealAndStamp(document: SignedForm, chosen: ChosenKey, stamper: Stamper): Promise<Stamped> {
  const told = withStamp(document, { host: stamper.host, isThere: true });
  try {
    const { pdf, stampedAt } = await sealWithStamp(await writeSignedDocument(told), chosen.key, stamper);
    return { of: hashOf(document), sealed: { pdf, seal: { ...sealOf(chosen), stampedAt, stampTrouble: null } } };
  } catch (error) {
    if (error instanceof StampError) return { trouble: error.code };
    throw error;
  }
}

/** The document as it was stamped, where it is still that one; else sealed now without a time-stamp, which it says. */
export async function sealNow(
  document: SignedForm,
  chosen: ChosenKey,
  asked: { readonly stamper: Stamper | null; readonly stamped: Stamped },
): Promise<SealedDocument> {
  const { stamper, stamped } = asked;
  if (stamped !== null && 'of' in stamped && stamped.of === hashOf(document)) return stamped.sealed;
  const plain = sealOf(chosen);
  if (stamper === null) return { pdf: await sealPdf(await writeSignedDocument(document), chosen.key), seal: plain };
  const trouble = stamped !== null && 'trouble' in stamped ? stamped.trouble : 'STAMP_CHANGED';
  const told = withStamp(document, { host: stamper.host, isThere: false });
  const pdf = await sealPdf(await writeSignedDocument(told), chosen.key);
  return { pdf, seal: { ...plain, stampTrouble: trouble } };
}

function sealOf({ madeWith, certificateSha256 }: ChosenKey): KeptSeal {
  return { madeWith, certificateSha256, stampedAt: null, stampTrouble: null };
}

function withStamp(document: SignedForm, stamp: { readonly host: string; readonly isThere: boolean }): SignedForm {
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
