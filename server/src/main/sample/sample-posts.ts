import type { Content } from '../../flow/compose/contract.ts';
import type { SamplePerson } from './sample-people.ts';
import { teachingRadiographAltText } from './teaching-radiograph.ts';

type PersonKey = SamplePerson['key'];

export type SamplePost = {
  readonly author: PersonKey;
  readonly language: Content['language'];
  readonly text: string;
  /** Alternative text of the radiograph, where the post shows it. */
  readonly altText?: string;
  /** A time that its author wishes for, on the organization's clock. */
  readonly wished?: { readonly inDays: number; readonly time: string };
  /** How far it has come; a draft was never sent for review. */
  readonly came:
    | { readonly to: 'draft' }
    | { readonly to: 'in_review' }
    | { readonly to: 'approved' | 'changes_requested'; readonly by: PersonKey; readonly comment: string };
};

/** Oldest first. Each shows one thing that happens to posts; the names in them are invented. */
export const samplePosts: readonly SamplePost[] = [
  {
    author: 'lucia',
    language: 'en',
    text: 'Car seats save lives, and three out of four are installed wrong. Our safety team checks yours for free every Saturday from 9 to noon in the east garage. No appointment needed. Questions? Call (312) 555-0119.',
    came: {
      to: 'changes_requested',
      by: 'osei',
      comment:
        'Please give the source for “three out of four”, or say “many”. And add that rear-facing is safest for as long as the seat allows.',
    },
  },
  {
    author: 'lucia',
    language: 'en',
    text: 'Little hands, big germs: wash with soap for 20 seconds, about as long as singing “Happy Birthday” twice. Before eating, after the playground, and after every sneeze.',
    came: { to: 'approved', by: 'osei', comment: 'Correct and clear. Good to go.' },
  },
  {
    author: 'lucia',
    language: 'en',
    text: 'So proud of our brave patient Tommy Delgado, who rang the bell after his last chemo today! Want to send him a card? Call his mom at (773) 555-0187.',
    came: { to: 'draft' },
  },
  {
    author: 'osei',
    language: 'en',
    text: 'Teaching case: a fall onto an outstretched hand, then wrist pain and no deformity. What do you see above the growth plate? Trace the cortex on both sides before you scroll on. Hint: children’s bones buckle before they break. #MedEd #PedsRad',
    altText: teachingRadiographAltText,
    wished: { inDays: 1, time: '09:00' },
    came: { to: 'in_review' },
  },
  {
    author: 'lucia',
    language: 'es',
    text: '¿Fiebre en casa? La mayoría de las fiebres en los niños pasan en pocos días. Ofrezca líquidos y descanso. Si su bebé tiene menos de tres meses y la temperatura llega a 38 °C, llame al médico de inmediato.',
    wished: { inDays: 2, time: '17:30' },
    came: { to: 'in_review' },
  },
  {
    author: 'maya',
    language: 'en',
    text: 'Heat tip for families: never leave a child in a parked car, not even for a minute. Put your bag or phone on the back seat, so that you always look there before you lock the door.',
    wished: { inDays: 2, time: '08:00' },
    came: { to: 'in_review' },
  },
];
