import { type FilledForm, type FormLanguage, versionOf } from '../forms/fill-form.ts';
import type { Asked, RequestRow } from './request-rows.ts';
import type { Identity } from './signed-facts.ts';
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
      'code told by staff': () => 'a one-time code, told by a member of the staff',
      witness: () => 'a member of the staff saw it signed on this device',
    },
    link: 'Link',
    browser: 'Browser',
    address: 'Network address',
    proof: 'Where it was seen who may sign for somebody else',
    request: 'Number of this asking',
    stamp: 'Time-stamp (RFC 3161)',
    stamped: (host: string) => `part of the seal, given by ${host}`,
    notStamped: (host: string) => `none: ${host} gave none that could be used`,
  },
  es: {
    form: 'Formulario, versión y huella (SHA-256) de las palabras mostradas y firmadas',
    picture: (number: number) => `Foto ${number} (SHA-256 de sus bytes)`,
    identity: 'Cómo se sabe quién firmó',
    methods: {
      'code by mail': (to: string) => `un código de un solo uso, enviado a ${to}`,
      'code told by staff': () => 'un código de un solo uso, dicho por el personal',
      witness: () => 'una persona del equipo vio la firma en este aparato',
    },
    link: 'Enlace',
    browser: 'Navegador',
    address: 'Dirección de red',
    proof: 'Dónde se vio quién puede firmar por otra persona',
    request: 'Número de esta solicitud',
    stamp: 'Sello de tiempo (RFC 3161)',
    stamped: (host: string) => `parte del sello, dado por ${host}`,
    notStamped: (host: string) => `ninguno: ${host} no dio uno que se pudiera usar`,
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
  const { authorityEvidence, email } = asked.signer;
  return [
    { what: words.form, is: `${form.kind} ${versionOf(form)} · ${row.formSha256}` },
    ...asked.media.map(({ sha256 }, index) => ({ what: words.picture(index + 1), is: sha256 })),
    { what: words.identity, is: words.methods[of.identity.method](email ?? '') },
    ...(authorityEvidence === null || authorityEvidence === '' ? [] : [{ what: words.proof, is: authorityEvidence }]),
    { what: words.request, is: row.id },
    { what: words.link, is: String(row.linkNumber) },
    { what: words.browser, is: (call.request.headers.get('user-agent') ?? '').slice(0, MAX_BROWSER_LENGTH) },
    { what: words.address, is: of.parts.clientAddress(call.request) },
  ];
}

/** Whether somebody else has stamped the time of the seal. */
export function stampLine(
  language: FormLanguage,
  { host, isThere }: { readonly host: string; readonly isThere: boolean },
): { readonly what: string; readonly is: string } {
  const words = WORDS[language];
  return { what: words.stamp, is: isThere ? words.stamped(host) : words.notStamped(host) };
}
