import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../../kernel/http/contract.ts';
import { language } from '../../org/contract.ts';
import {
  formVersion,
  infoElement,
  instrumentKind,
  purpose,
  signerRole,
  subjectInput,
  subjectView,
} from '../contract.ts';

export const requestState = z.enum(['prepared', 'open', 'signed', 'declined', 'cancelled']);
export type RequestState = z.infer<typeof requestState>;

/** How somebody is asked: by a link, or on a device of the house with a member of the staff beside. */
export const requestWay = z.enum(['link', 'tablet']);

/** What a text message is for. */
export const textKind = z.enum(['link', 'code', 'copy', 'receipt']);
export type TextKind = z.infer<typeof textKind>;
/** Why a text message waits or did not come. */
export const textTrouble = z.enum([
  'SMS_NOT_SET_UP',
  'SMS_STOPPED',
  'SMS_NUMBER_INVALID',
  'SMS_NOT_MOBILE',
  'SMS_NUMBER_UNKNOWN',
  'SMS_COUNTRY_OFF',
  'SMS_HANDSET_AWAY',
  'SMS_BLOCKED',
  'SMS_NOT_DELIVERED',
  'SMS_SENDER_REFUSED',
  'SMS_ACCOUNT_STOPPED',
  'SMS_AUTH_FAILED',
  'SMS_TOO_MANY',
  'SMS_REFUSED',
  'SMS_UNREACHABLE',
  'SMS_GATEWAY_FAILED',
  'SMS_OUTCOME_UNKNOWN',
  'SMS_TOO_LATE',
]);
const textState = z.enum(['waiting', 'sending', 'sent', 'delivered', 'failed', 'dropped']);

const line = (most: number) => z.string().trim().max(most);

export const signerInput = z
  .object({
    role: signerRole,
    name: line(120).describe('Left empty where the person signs alone.').default(''),
    authorityKind: line(120)
      .nullable()
      .default(null)
      .describe('What lets somebody else sign: parent, court order, power of attorney.'),
    authorityEvidence: line(120)
      .nullable()
      .default(null)
      .describe('Where the proof of it was seen or is kept, for instance a number in the chart.'),
    email: z
      .email()
      .max(254)
      .nullable()
      .default(null)
      .describe('Where the link goes; without it and a number it is handed over.'),
    phone: line(30)
      .nullable()
      .default(null)
      .meta({
        description: 'A number for text messages: of the United States as it is usually typed, of elsewhere with +.',
        examples: ['(202) 555-0142'],
      }),
    agreesToTexts: z
      .boolean()
      .default(false)
      .meta({
        description: 'Whether they said that they want texts at this number; needed where there is one.',
        examples: [true],
      }),
  })
  .superRefine(({ role, name, authorityKind, phone, agreesToTexts }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (phone !== null && phone !== '' && !agreesToTexts) refuse('agreesToTexts', 'TEXTS_NOT_AGREED');
    if (role === 'subject') return;
    const missing = (path: string) => refuse(path, 'SIGNER_UNKNOWN');
    if (name.length < 2) missing('name');
    if (authorityKind === null || authorityKind === '') missing('authorityKind');
  });

/** What somebody is asked for. Nothing of it is chosen beforehand: whoever signs chooses each item. */
export const requestInput = z.object({
  subject: z.union([z.object({ id: uuid }), subjectInput]),
  signer: signerInput,
  kind: instrumentKind,
  language,
  way: requestWay,
  siteId: uuid.nullable().default(null).describe('The part of the organization that asks; null is all of it.'),
  description: line(500).min(3).describe('What is to be shown or told, in plain words.'),
  infoScope: z.array(infoElement).max(7),
  mediaIds: z.array(uuid).max(20),
  channelIds: z.array(uuid).max(50),
  purposes: z.array(purpose).max(7),
  capturedOn: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('The day on which the person agreed that the pictures are taken.'),
  expiresOn: z.iso
    .date()
    .nullable()
    .default(null)
    .meta({ description: 'The last day on which it holds.', examples: ['2029-03-01'] }),
  expiresWith: line(200)
    .refine((words) => words === '' || words.length >= 5, { error: 'EVENT_TOO_SHORT' })
    .default('')
    .meta({
      description:
        'The event with which it ends, in plain words, where no day is set: "when the campaign for the new treatment ends".',
      examples: [''],
    }),
  withdrawAt: line(300).min(3).describe('Where a withdrawal is taken: an address, a telephone number.'),
  payer: line(120).default('').describe('Who pays for it, where somebody does.'),
  typicality: line(300).default('').describe('Of praise: what most people can expect, and how that is known.'),
  connection: line(200)
    .default('')
    .describe('Of praise: what ties the person to the house; `none` where nothing does.'),
  disclosure: line(300).default('').describe('Of praise: the words of it that the post itself says.'),
  study: line(200).default(''),
  program: line(200).default(''),
  isEuropean: z.boolean().default(false),
  linkDays: z.number().int().min(1).max(30).default(14),
});
export type RequestInput = z.output<typeof requestInput>;

/** What a form is made of, as it is shown and as it is kept. */
export const formParts = z.array(
  z.discriminatedUnion('part', [
    z.object({ part: z.literal('passage'), id: z.string(), words: z.string() }),
    z.object({
      part: z.literal('choices'),
      of: z.enum(['media', 'infoScope', 'purposes', 'channels']),
      items: z.array(z.object({ id: z.string(), words: z.string() })),
    }),
    z.object({ part: z.literal('answer'), id: z.string(), by: z.enum(['signer', 'child']), words: z.string() }),
    z.object({ part: z.literal('signature') }),
  ]),
);

export const formView = z.object({
  title: z.string(),
  version: formVersion,
  parts: formParts,
  readingGrade: z
    .number()
    .nullable()
    .describe('School grade at which it is read with ease; null where it is not known.'),
  isHardToRead: z.boolean().describe('Above the eighth grade.'),
});
export type FormView = z.infer<typeof formView>;

export const requestView = z.object({
  id: uuid,
  subject: subjectView,
  signerName: z.string(),
  signerRole,
  email: z.string().nullable(),
  phone: z.string().nullable().describe('Where text messages go, as it is read.'),
  isPhoneStopped: z.boolean().describe('The owner of the number wants no more texts: none goes there.'),
  textsAgreed: z
    .object({ byName: z.string(), at: instant })
    .nullable()
    .describe('Who noted that the person wants texts at this number, and when.'),
  text: z
    .object({
      kind: textKind,
      state: textState,
      errorCode: textTrouble.nullable(),
      segments: z.number().int(),
      at: instant,
    })
    .nullable()
    .describe('The newest text message to them; `sent` has left, and whether it came is not known.'),
  kind: instrumentKind,
  language,
  way: requestWay,
  state: requestState,
  isLinkOver: z.boolean().describe('It waits, and its link has ended: send it again.'),
  linkExpiresAt: instant.nullable(),
  mailErrorCode: z.string().nullable(),
  askedByName: z.string(),
  createdAt: instant,
  answeredAt: instant.nullable(),
  authorizationId: uuid.nullable(),
  media: z.array(z.object({ mediaId: uuid, sha256: z.string() })),
});
export type RequestView = z.infer<typeof requestView>;

/** The text message with the link as it would go out. */
export const textPreview = z.object({
  number: z.string(),
  words: z.string().describe('With the link cut short.'),
  characters: z.number().int().describe('Of the whole, as the network counts them.'),
  segments: z.number().int().describe('How many messages it counts as.'),
});

/** A passkey by which whoever is asked may come in instead of by a code. */
export const passkeyView = z.object({
  id: uuid,
  keptAfter: z
    .enum(['code by mail', 'code by sms', 'code told by staff', 'witness'])
    .describe('How it was known who that is when it was kept.'),
  keptAt: instant,
  lastUsedAt: instant.nullable(),
  setAsideAt: instant.nullable().describe('Since when it opens nothing: it counted backwards, and may be a copy.'),
});
const passkeys = z.array(passkeyView).describe('Of whoever signs, also where they were kept at another asking.');
export type PasskeyView = z.infer<typeof passkeyView>;

const params = z.object({ id: uuid });
const sent = z.object({
  request: requestView,
  link: z.string().nullable().describe('To hand over, shown once; null where it went by mail or by text.'),
});

export const listRequests = defineEndpoint({
  method: 'GET',
  path: '/authorization-requests',
  summary: 'Who was asked for a permission, the newest first',
  query: z.object({ state: requestState.optional(), ...pageQuery({ most: 100, usual: 25 }) }),
  answer: z.object({ requests: z.array(requestView), next }),
});

export const getRequest = defineEndpoint({
  method: 'GET',
  path: '/authorization-requests/:id',
  summary: 'One asking, with the form as it was sent',
  params,
  answer: z.object({
    request: requestView,
    form: formView,
    passkeys,
  }),
});

export const previewRequest = defineEndpoint({
  method: 'POST',
  path: '/authorization-requests/preview',
  summary: 'The form as it would be shown, and how hard it is to read; nothing is kept',
  cost: 'read',
  body: requestInput,
  answer: formView.extend({ text: textPreview.nullable() }),
});

export const sendRequest = defineEndpoint({
  method: 'POST',
  path: '/authorization-requests',
  summary: 'Ask somebody for a permission',
  stepUp: true,
  body: requestInput,
  answer: sent,
});

export const sendRequestAgain = defineEndpoint({
  method: 'POST',
  path: '/authorization-requests/:id/send',
  summary: 'Send a new link; every one before it is void',
  params,
  body: z.object({ linkDays: z.number().int().min(1).max(30).default(14) }),
  answer: sent,
});

export const makeRequestCode = defineEndpoint({
  method: 'POST',
  path: '/authorization-requests/:id/code',
  summary: 'A code to tell whoever signs, where no mail and no text goes to them; holds ten minutes',
  stepUp: true,
  params,
  answer: z.object({ code: z.string() }),
});

export const witnessRequest = defineEndpoint({
  method: 'POST',
  path: '/authorization-requests/:id/witness',
  summary: 'Witness a signing on this device: its browser opens the form without a code',
  stepUp: true,
  params,
  answer: z.object({ link: z.string() }),
});

export const cancelRequest = defineEndpoint({
  method: 'POST',
  path: '/authorization-requests/:id/cancel',
  summary: 'Take an asking back; its link opens nothing any more',
  params,
  answer: requestView,
});

export const removePasskey = defineEndpoint({
  method: 'DELETE',
  path: '/authorization-requests/:id/passkeys/:signerPasskeyId',
  summary: 'Remove a passkey of whoever signs; they go on with codes',
  params: z.object({ id: uuid, signerPasskeyId: uuid }),
  answer: z.object({ passkeys }),
});
