import { queueMail } from '../../../kernel/mail/service.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listGrantHolders, localesOf } from '../../../registers/people/service.ts';
import type { PostRow } from '../../compose/service.ts';
import { scheduleAccess } from '../access.ts';
import { wallTimeAt } from '../wall-time.ts';
import type { StandstillCode } from './contract.ts';
import type { OccurrenceRow, RepeatRow } from './record.ts';

type Reason = Exclude<StandstillCode, 'finished'>;

const words = {
  en: {
    paused: 'A post has stopped repeating until you look at it',
    skipped: 'A post was not repeated on its date',
    reasons: {
      permission: 'A signed permission that it needs has ended, was taken back, or does not allow it any more.',
      taken_down: 'The post that repeats was taken down or put away.',
      channel: 'One of its channels is not connected any more.',
      no_right: 'Whoever let it repeat may not write posts for all of its channels any more.',
      refused: 'Something in it would be refused today, for example a picture that was put under quarantine.',
    },
    goOn: 'Nothing more is made of it. Look at the post, and let it go on or end it.',
    blackout: 'Nothing is to go out on that day.',
    late: 'The time had passed before the post could be made: its words were being changed, or no worker was running.',
    dates: (list: string) => `Left out: ${list}. The next dates stay as they are.`,
  },
  es: {
    paused: 'Una publicación ha dejado de repetirse hasta que usted la mire',
    skipped: 'Una publicación no se repitió en su fecha',
    reasons: {
      permission: 'Un permiso firmado que necesita terminó, fue retirado o ya no lo permite.',
      taken_down: 'La publicación que se repite fue retirada o apartada.',
      channel: 'Uno de sus canales ya no está conectado.',
      no_right: 'Quien la puso a repetir ya no puede escribir publicaciones para todos sus canales.',
      refused: 'Algo en ella se rechazaría hoy, por ejemplo una imagen puesta en cuarentena.',
    },
    goOn: 'No se hace nada más con ella. Mire la publicación y deje que siga o termínela.',
    blackout: 'Ese día no debe salir nada.',
    late: 'La hora pasó antes de poder hacerla: se estaba cambiando el texto o no había ningún proceso en marcha.',
    dates: (list: string) => `Fechas omitidas: ${list}. Las siguientes quedan como están.`,
  },
} as const;

type Told = { readonly row: RepeatRow; readonly post: PostRow };

/** Tells why a rule stands still: a link and no word of the post. */
export async function tellOfStandstill(scope: Scope, told: Told & { because: StandstillCode }): Promise<void> {
  const { because } = told;
  if (because === 'finished') return;
  const reason: Reason = because;
  await tell(scope, told, (locale) => {
    const { paused, reasons, goOn } = words[locale];
    return { kind: 'repeat.paused', subject: paused, body: `${reasons[reason]} ${goOn}` };
  });
}

/** Tells which dates were left out, and why. */
export async function tellOfSkipped(scope: Scope, told: Told & { skipped: readonly OccurrenceRow[] }): Promise<void> {
  const { row, skipped } = told;
  await tell(scope, told, (locale) => {
    const { blackout, late, dates, skipped: subject } = words[locale];
    const reasons = [
      ...(skipped.some(({ because }) => because === 'blackout') ? [blackout] : []),
      ...(skipped.some(({ because }) => because === 'late') ? [late] : []),
    ];
    const list = skipped.map(({ dueAt }) => wallTimeAt(dueAt, row.timeZone).replace('T', ' ')).join(', ');
    return { kind: 'repeat.skipped', subject, body: `${reasons.join(' ')} ${dates(list)}` };
  });
}

type Message = { readonly kind: string; readonly subject: string; readonly body: string };

/** To whoever let it repeat and to the author; where neither is here any more, to those who may publish there. */
async function tell(scope: Scope, { row, post }: Told, of: (locale: 'en' | 'es') => Message): Promise<void> {
  const people = (await listGrantHolders(scope)).filter(({ active }) => active);
  const own = people.filter(({ id }) => id === row.madeBy || id === post.authorPersonId);
  const publishers = people.filter(({ grants }) =>
    grants.some(({ role }) => scheduleAccess.schedule.some((one) => one === role)),
  );
  const ids = (own.length > 0 ? own : publishers).map(({ id }) => id);
  for (const { id, locale } of await localesOf(scope, ids)) {
    await queueMail(scope, { personId: id, ...of(locale), link: `/posts/${row.postId}` });
  }
}
