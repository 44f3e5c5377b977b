import { conductMessages } from './conduct/messages.ts';
import type { ConductType } from './types.ts';

export type FindingCode = PrivacyCode | ConductType;

type PrivacyCode =
  | 'PERSON_NAME'
  | 'COLLEAGUE_OR_PUBLIC_NAME'
  | 'PLACE_SMALLER_THAN_STATE'
  | 'STREET_ADDRESS'
  | 'ZIP_CODE'
  | 'DATE_OF_CARE'
  | 'BIRTH_DATE'
  | 'AGE_OVER_89'
  | 'PHONE_NUMBER'
  | 'FAX_NUMBER'
  | 'EMAIL_ADDRESS'
  | 'SOCIAL_SECURITY_NUMBER'
  | 'MEDICAL_RECORD_NUMBER'
  | 'HEALTH_PLAN_NUMBER'
  | 'ACCOUNT_NUMBER'
  | 'LICENSE_NUMBER'
  | 'VEHICLE_NUMBER'
  | 'DEVICE_NUMBER'
  | 'IDENTIFYING_LINK'
  | 'IP_ADDRESS'
  | 'SOCIAL_HANDLE'
  | 'ROOM_OR_BED'
  | 'UNIQUE_NUMBER'
  | 'UNIQUE_PERSON'
  | 'UNSCREENABLE';

export type Language = 'en' | 'es';

export type FindingMessage = {
  /** What it is, as a heading of two to five words. */
  readonly title: string;
  /** One sentence: why it may not stand in a public post. */
  readonly why: string;
  /** The safe wording put in its place, or null where only a person can reword. */
  readonly replacement: string | null;
  /** What the button that takes the safe wording says; null where there is none. */
  readonly action: string | null;
  /** For faults of conduct: what in the post led to the finding, and what to do instead. */
  readonly explanation?: string;
  readonly advice?: string;
};

type Wording = readonly [title: string, why: string, replacement: string | null];

const english: Record<PrivacyCode, Wording> = {
  PERSON_NAME: ['A person’s name', 'A name tells everyone who is in your care.', 'a patient'],
  COLLEAGUE_OR_PUBLIC_NAME: ['A name', 'Make sure that this person agrees to be named.', null],
  PLACE_SMALLER_THAN_STATE: ['A place', 'A place smaller than a state can show who is meant.', 'our area'],
  STREET_ADDRESS: ['A street address', 'An address shows where a person can be found.', '[address removed]'],
  ZIP_CODE: ['A ZIP code', 'A full ZIP code can narrow a person down to a few streets.', '[ZIP code removed]'],
  DATE_OF_CARE: ['A date', 'A day or month tied to care can show who is meant.', '[date removed]'],
  BIRTH_DATE: ['A date of birth', 'A date of birth identifies a person almost alone.', '[date removed]'],
  AGE_OVER_89: ['An age over 89', 'So few people reach this age that it can identify someone.', '90 or older'],
  PHONE_NUMBER: ['A telephone number', 'A telephone number leads straight to a person.', '[phone number removed]'],
  FAX_NUMBER: ['A fax number', 'A fax number leads straight to a person.', '[fax number removed]'],
  EMAIL_ADDRESS: ['An e-mail address', 'An e-mail address leads straight to a person.', '[e-mail removed]'],
  SOCIAL_SECURITY_NUMBER: [
    'A Social Security number',
    'A Social Security number identifies a person and can be misused.',
    '[number removed]',
  ],
  MEDICAL_RECORD_NUMBER: [
    'A medical record number',
    'A record number leads to one patient’s chart.',
    '[record number removed]',
  ],
  HEALTH_PLAN_NUMBER: ['A health plan number', 'A plan number belongs to one insured person.', '[plan number removed]'],
  ACCOUNT_NUMBER: [
    'An account or claim number',
    'An account, claim or encounter number leads to one person.',
    '[account number removed]',
  ],
  LICENSE_NUMBER: ['A license or permit number', 'A license number belongs to one person.', '[license number removed]'],
  VEHICLE_NUMBER: ['A plate or vehicle number', 'A plate or vehicle number leads to its owner.', '[plate removed]'],
  DEVICE_NUMBER: [
    'A device serial number',
    'A serial number leads to the person who has the device.',
    '[serial removed]',
  ],
  IDENTIFYING_LINK: [
    'A link that may identify',
    'The page or its address can show who the person is.',
    '[link removed]',
  ],
  IP_ADDRESS: ['An internet address', 'An internet (IP) address can lead to a person’s home.', '[address removed]'],
  SOCIAL_HANDLE: ['A social media account', 'An account name tells everyone who is in your care.', '[account removed]'],
  ROOM_OR_BED: ['A room or bed', 'A room or bed shows colleagues and visitors who is meant.', 'our unit'],
  UNIQUE_NUMBER: ['An identifying number', 'This number belongs to one person or one test.', '[number removed]'],
  UNIQUE_PERSON: ['A person people will recognize', 'People nearby would know who is meant without a name.', null],
  UNSCREENABLE: [
    'Text that cannot be checked',
    'The text is too long or damaged, so it cannot be checked and must not go out.',
    null,
  ],
};

const spanish: Record<PrivacyCode, Wording> = {
  PERSON_NAME: ['El nombre de una persona', 'Un nombre le dice a todos quién está a su cuidado.', 'un paciente'],
  COLLEAGUE_OR_PUBLIC_NAME: ['Un nombre', 'Asegúrese de que esta persona acepta que se la nombre.', null],
  PLACE_SMALLER_THAN_STATE: [
    'Un lugar',
    'Un lugar más pequeño que un estado puede mostrar de quién se trata.',
    'nuestra zona',
  ],
  STREET_ADDRESS: ['Un domicilio', 'Un domicilio muestra dónde se encuentra una persona.', '[dirección retirada]'],
  ZIP_CODE: [
    'Un código postal',
    'Un código postal completo reduce la búsqueda a pocas calles.',
    '[código postal retirado]',
  ],
  DATE_OF_CARE: ['Una fecha', 'Un día o mes unido a la atención puede mostrar de quién se trata.', '[fecha retirada]'],
  BIRTH_DATE: ['Una fecha de nacimiento', 'La fecha de nacimiento casi basta para identificar.', '[fecha retirada]'],
  AGE_OVER_89: ['Una edad mayor de 89', 'Tan pocas personas llegan a esta edad que puede identificar.', '90 o más'],
  PHONE_NUMBER: ['Un número de teléfono', 'Un teléfono lleva directamente a una persona.', '[teléfono retirado]'],
  FAX_NUMBER: ['Un número de fax', 'Un fax lleva directamente a una persona.', '[fax retirado]'],
  EMAIL_ADDRESS: ['Un correo electrónico', 'Un correo lleva directamente a una persona.', '[correo retirado]'],
  SOCIAL_SECURITY_NUMBER: [
    'Un número de Seguro Social',
    'Este número identifica a una persona y puede usarse mal.',
    '[número retirado]',
  ],
  MEDICAL_RECORD_NUMBER: [
    'Un número de expediente',
    'El número lleva al expediente de un paciente.',
    '[expediente retirado]',
  ],
  HEALTH_PLAN_NUMBER: ['Un número de póliza', 'El número pertenece a una sola persona asegurada.', '[póliza retirada]'],
  ACCOUNT_NUMBER: ['Un número de cuenta o factura', 'Una cuenta o factura lleva a una persona.', '[cuenta retirada]'],
  LICENSE_NUMBER: ['Un número de licencia', 'Una licencia o pasaporte es de una sola persona.', '[licencia retirada]'],
  VEHICLE_NUMBER: ['Una placa o número de vehículo', 'La placa lleva a la persona dueña.', '[placa retirada]'],
  DEVICE_NUMBER: ['Un número de serie', 'El número de serie lleva a quien usa el aparato.', '[serie retirada]'],
  IDENTIFYING_LINK: [
    'Un enlace que puede identificar',
    'La página o su dirección puede mostrar quién es.',
    '[enlace retirado]',
  ],
  IP_ADDRESS: [
    'Una dirección de internet',
    'Una dirección IP puede llevar a la casa de una persona.',
    '[dirección retirada]',
  ],
  SOCIAL_HANDLE: [
    'Una cuenta de red social',
    'La cuenta le dice a todos quién está a su cuidado.',
    '[cuenta retirada]',
  ],
  ROOM_OR_BED: ['Un cuarto o cama', 'El cuarto o la cama muestra de quién se trata.', 'nuestra unidad'],
  UNIQUE_NUMBER: ['Un número que identifica', 'Este número es de una persona o de un estudio.', '[número retirado]'],
  UNIQUE_PERSON: ['Alguien a quien se reconoce', 'La gente cercana sabría de quién se trata sin un nombre.', null],
  UNSCREENABLE: [
    'Texto que no se puede revisar',
    'El texto es demasiado largo o está dañado; no se puede revisar y no debe salir.',
    null,
  ],
};

/** Words for each code in English and Spanish; they never contain what was found. */
export const findingMessages: Readonly<Record<Language, Readonly<Record<FindingCode, FindingMessage>>>> = {
  en: { ...withActions(english, (wording) => `Use “${wording}”`), ...withoutActions('en') },
  es: { ...withActions(spanish, (wording) => `Usar «${wording}»`), ...withoutActions('es') },
};

function withActions(
  table: Record<PrivacyCode, Wording>,
  action: (wording: string) => string,
): Record<PrivacyCode, FindingMessage> {
  const messages = Object.entries(table).map(([code, [title, why, replacement]]) => [
    code,
    { title, why, replacement, action: replacement === null ? null : action(replacement) },
  ]);
  // Object.fromEntries forgets the key type; the keys are exactly those of `table`.
  return Object.fromEntries(messages) as Record<PrivacyCode, FindingMessage>;
}

/** A fault of conduct is for a person to reword. */
function withoutActions(language: Language): Record<ConductType, FindingMessage> {
  const messages = Object.entries(conductMessages[language]).map(([code, message]) => [
    code,
    { ...message, replacement: null, action: null },
  ]);
  // As above: the keys are exactly those of the table.
  return Object.fromEntries(messages) as Record<ConductType, FindingMessage>;
}
