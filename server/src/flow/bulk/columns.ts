import type { BulkField } from './contract.ts';

/** Headings as people write them, in English and Spanish: without accents, letters only. */
const headingsOf: Readonly<Partial<Record<BulkField, string>>> = {
  text: 'text post message content caption copy words body texto mensaje publicacion contenido',
  link: 'link url address website enlace vinculo direccion',
  channels:
    'channels channel accounts account networks network profiles profile canales canal cuentas cuenta redes red',
  date: 'date day postdate publishdate scheduleddate fecha dia',
  time: 'time hour posttime publishtime scheduledtime hora',
  dateTime: 'datetime dateandtime scheduledat publishat when fechayhora cuando',
  timeZone: 'timezone zone tz zonahoraria huso',
  images: 'images image pictures picture photos photo media imagenes imagen fotos foto',
  altText: 'alttext alttexts alt imagedescription description textoalternativo textosalternativos descripcion',
  firstComment: 'firstcomment comment primercomentario comentario',
  contentWarning: 'contentwarning warning cw avisodecontenido aviso advertencia',
  language: 'language lang idioma lengua',
};

const fieldOf = new Map(
  Object.entries(headingsOf).flatMap(([field, words]) =>
    // The keys of the record are the fields.
    words.split(' ').map((word) => [word, field as BulkField] as const),
  ),
);

/** A heading without accents, spaces and signs. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}

/**
 * Which field each column fills, by its heading; null where that says nothing, or says what another column said. Own
 * wordings are headed by the word for text and the network, such as `text_bluesky` or `Texto Bluesky`.
 */
export function guessColumns(headings: readonly string[], networks: readonly string[]): (BulkField | null)[] {
  const taken = new Set<BulkField>();
  return headings.map((heading) => {
    const key = headingKey(heading);
    const field = fieldOf.get(key) ?? ownWording(key, networks);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

function ownWording(key: string, networks: readonly string[]): BulkField | null {
  const network = networks.find((one) => key === `text${one}` || key === `texto${one}` || key === `${one}text`);
  // `text_` and a network is a field, by the contract.
  return network === undefined ? null : (`text_${network}` as BulkField);
}
