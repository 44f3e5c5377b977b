import { showNumber } from '../../../kernel/texts/numbers.ts';
import { type FilledForm, type FormLanguage, versionOf } from '../forms/fill-form.ts';
import type { Identity } from './identity.ts';
import { dayOf } from './page-parts.ts';
import type { KeptProof } from './passkey-rows.ts';
import type { Asked, RequestRow } from './request-rows.ts';
import type { SigningCall, SigningParts } from './signing.ts';

/** What readers of PDF files show as the reason of the seal. */
export const SEAL_WORDS: Readonly<Record<FormLanguage, string>> = {
  en: 'Signed by the person who is named in it, and sealed at once',
  es: 'Firmado por la persona que ahí se nombra y sellado al momento',
};

const WORDS = {
  en: {
    form: 'Form, version and hash (SHA-256) of the words that were shown and signed',
    picture: (number: number) => `Picture ${number} (SHA-256 of its bytes)`,
    identity: 'How it is known who signed',
    methods: {
      'code by mail': (to: string) => `a one-time code, sent to ${to}`,
      'code by sms': (to: string) => `a one-time code, sent by text message (SMS) to ${to}`,
      'code told by staff': () => 'a one-time code, told by a member of the staff',
      witness: () => 'a member of the staff saw it signed on this device',
    },
    passkey: (day: string, after: string) =>
      `a passkey (WebAuthn) on the person’s own device, which was kept on ${day} after: ${after}`,
    credential: 'Passkey (SHA-256 of its credential id)',
    used: 'Passkey used, with the person verified by the device (user verification)',
    isVerified: (instant: string) => `${instant}, yes`,
    link: 'Link',
    browser: 'Browser',
    address: 'Network address',
    proof: 'Where it was seen who may sign for somebody else',
    request: 'Number of this asking',
  },
  es: {
    form: 'Formulario, versión y huella (SHA-256) de las palabras mostradas y firmadas',
    picture: (number: number) => `Foto ${number} (SHA-256 de sus bytes)`,
    identity: 'Cómo se sabe quién firmó',
    methods: {
      'code by mail': (to: string) => `un código de un solo uso, enviado a ${to}`,
      'code by sms': (to: string) => `un código de un solo uso, enviado por mensaje de texto (SMS) a ${to}`,
      'code told by staff': () => 'un código de un solo uso, dicho por el personal',
      witness: () => 'una persona del equipo vio la firma en este aparato',
    },
    passkey: (day: string, after: string) =>
      `una clave de acceso (WebAuthn) en el aparato de la persona, guardada el ${day} después de: ${after}`,
    credential: 'Clave de acceso (SHA-256 de su identificador)',
    used: 'Uso de la clave, con la persona verificada por el aparato (verificación de usuario)',
    isVerified: (instant: string) => `${instant}, sí`,
    link: 'Enlace',
    browser: 'Navegador',
    address: 'Dirección de red',
    proof: 'Dónde se vio quién puede firmar por otra persona',
    request: 'Número de esta solicitud',
  },
} as const;

const MAX_BROWSER_LENGTH = 200;

/** Lines of the last page of a signed document. */
export function evidenceOf(of: {
  call: SigningCall;
  parts: SigningParts;
  row: RequestRow;
  asked: Asked;
  identity: Identity;
  form: FilledForm;
}): readonly { readonly what: string; readonly is: string }[] {
  const { call, row, asked, form } = of;
  const words = WORDS[form.language];
  const { authorityEvidence } = asked.signer;
  return [
    { what: words.form, is: `${form.kind} ${versionOf(form)} · ${row.formSha256}` },
    ...asked.media.map(({ sha256 }, index) => ({ what: words.picture(index + 1), is: sha256 })),
    ...identityLines(of.identity, form.language),
    ...(authorityEvidence === null || authorityEvidence === '' ? [] : [{ what: words.proof, is: authorityEvidence }]),
    { what: words.request, is: row.id },
    { what: words.link, is: String(row.linkNumber) },
    { what: words.browser, is: (call.request.headers.get('user-agent') ?? '').slice(0, MAX_BROWSER_LENGTH) },
    { what: words.address, is: of.parts.clientAddress(call.request) },
  ];
}

function identityLines(identity: Identity, language: FormLanguage): readonly { what: string; is: string }[] {
  const words = WORDS[language];
  const byCode = ({ method, sentTo }: KeptProof) =>
    words.methods[method](method === 'code by sms' ? showNumber(sentTo ?? '') : (sentTo ?? ''));
  if (identity.method !== 'passkey') return [{ what: words.identity, is: byCode(identity) }];
  const { kept, keptAt, usedAt, verifiedBy } = identity;
  return [
    { what: words.identity, is: words.passkey(dayOf(keptAt, language), byCode(kept)) },
    { what: words.credential, is: verifiedBy.replace('passkey ', '') },
    { what: words.used, is: words.isVerified(usedAt.toISOString()) },
  ];
}
