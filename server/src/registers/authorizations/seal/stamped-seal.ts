import type { StampTrouble } from './contract.ts';
import type { ChosenKey } from './house-sealing.ts';
import { sealPdf, sealWithStamp } from './seal-pdf.ts';
import type { KeptSeal } from './service.ts';
import { StampError, type Stamper } from './time-stamp.ts';

/** What the last page of a document says of a time-stamp. */
export type ToldStamp = { readonly host: string; readonly isThere: boolean };

/** A document that is to be sealed: all that it says as one hash, and how it is written, with room for a seal. */
export type Unsealed = {
  readonly of: string;
  /** @param stamp null where no time-stamp server is set */
  write(stamp: ToldStamp | null): Promise<Uint8Array>;
};

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
export async function sealAndStamp(document: Unsealed, chosen: ChosenKey, stamper: Stamper): Promise<Stamped> {
  try {
    const written = await document.write({ host: stamper.host, isThere: true });
    const { pdf, stampedAt } = await sealWithStamp(written, chosen.key, stamper);
    return { of: document.of, sealed: { pdf, seal: { ...sealOf(chosen), stampedAt, stampTrouble: null } } };
  } catch (error) {
    if (error instanceof StampError) return { trouble: error.code };
    throw error;
  }
}

/** The document as it was stamped, where it is still that one; else sealed now without a time-stamp, which it says. */
export async function sealNow(
  document: Unsealed,
  chosen: ChosenKey,
  asked: { readonly stamper: Stamper | null; readonly stamped: Stamped },
): Promise<SealedDocument> {
  const { stamper, stamped } = asked;
  if (stamped !== null && 'of' in stamped && stamped.of === document.of) return stamped.sealed;
  const plain = sealOf(chosen);
  if (stamper === null) return { pdf: await sealPdf(await document.write(null), chosen.key), seal: plain };
  const trouble = stamped !== null && 'trouble' in stamped ? stamped.trouble : 'STAMP_CHANGED';
  const pdf = await sealPdf(await document.write({ host: stamper.host, isThere: false }), chosen.key);
  return { pdf, seal: { ...plain, stampTrouble: trouble } };
}

function sealOf({ madeWith, certificateSha256 }: ChosenKey): KeptSeal {
  return { madeWith, certificateSha256, stampedAt: null, stampTrouble: null };
}

const WORDS = {
  en: {
    stamp: 'Time-stamp (RFC 3161)',
    stamped: (host: string) => `part of the seal, given by ${host}`,
    notStamped: (host: string) => `none: ${host} gave none that could be used`,
  },
  es: {
    stamp: 'Sello de tiempo (RFC 3161)',
    stamped: (host: string) => `parte del sello, dado por ${host}`,
    notStamped: (host: string) => `ninguno: ${host} no dio uno que se pudiera usar`,
  },
} as const;

/** Whether somebody else has stamped the time of the seal, as a line of the last page. */
export function stampLine(
  language: 'en' | 'es',
  { host, isThere }: ToldStamp,
): { readonly what: string; readonly is: string } {
  const words = WORDS[language];
  return { what: words.stamp, is: isThere ? words.stamped(host) : words.notStamped(host) };
}
