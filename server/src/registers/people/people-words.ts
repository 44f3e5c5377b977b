import type { Language } from '../org/contract.ts';

type Words = { readonly subject: string; readonly body: string };
type Said<Facts> = Readonly<Record<Language, (facts: Facts) => Words>>;
type Term = { readonly from: string; readonly until: string };

/** What the register of people tells people, inside the house: names belong into bodies, which are sealed. */
export const peopleWords = {
  standIn: {
    en: ({ name, from, until }) => ({
      subject: 'You stand in for a colleague',
      body: `From ${from} to ${until}, both included, you stand in for ${name}: what waits for them waits for you too. You cannot approve what they wrote.`,
    }),
    es: ({ name, from, until }) => ({
      subject: 'Sustituye a un colega',
      body: `Del ${from} al ${until}, ambos incluidos, sustituye a ${name}: lo que espera a esa persona le espera también a usted. No puede aprobar lo que haya escrito.`,
    }),
  } satisfies Said<Term & { name: string }>,
  haveDeputy: {
    en: ({ name, from, until }) => ({
      subject: 'Somebody stands in for you',
      body: `From ${from} to ${until}, both included, ${name} stands in for you. You can end this at any time on your page under People.`,
    }),
    es: ({ name, from, until }) => ({
      subject: 'Alguien le sustituye',
      body: `Del ${from} al ${until}, ambos incluidos, ${name} le sustituye. Puede ponerle fin en cualquier momento en su página, en Personas.`,
    }),
  } satisfies Said<Term & { name: string }>,
  ended: {
    en: ({ person, deputy }) => ({
      subject: 'Standing in has ended',
      body: `${deputy} does not stand in for ${person} any more.`,
    }),
    es: ({ person, deputy }) => ({
      subject: 'La sustitución ha terminado',
      body: `${deputy} ya no sustituye a ${person}.`,
    }),
  } satisfies Said<{ person: string; deputy: string }>,
  tookOver: {
    en: ({ name, posts, facts, reviews }) => ({
      subject: 'You take over from a colleague who has left',
      body: [
        `${name} has left. This is yours now: posts that are not out yet (${posts}), facts to look after (${facts}).`,
        ...(reviews ? ['For 30 days you may also decide the reviews that waited for them.'] : []),
        'You find the posts under Posts, and the facts under Settings.',
      ].join('\n'),
    }),
    es: ({ name, posts, facts, reviews }) => ({
      subject: 'Toma el relevo de un colega que se ha ido',
      body: [
        `${name} se ha ido. Esto es suyo ahora: publicaciones que aún no han salido (${posts}), datos que mantener (${facts}).`,
        ...(reviews ? ['Durante 30 días también puede decidir las revisiones que le esperaban.'] : []),
        'Encontrará las publicaciones en Publicaciones y los datos en Ajustes.',
      ].join('\n'),
    }),
  } satisfies Said<{ name: string; posts: number; facts: number; reviews: boolean }>,
} as const;
