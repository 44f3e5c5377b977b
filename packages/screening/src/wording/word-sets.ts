import { hashWord } from '../text/tokens.ts';

const hashed = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord));

/** Behind these a name can be left out: "our patient Ann Lee", "mom Ingrid", "bebe Luz". */
export const saysWho = hashed(
  'patient patients pt resident client survivor recipient neighbor guest member student veteran baby newborn preemie son daughter mom mother dad father wife husband sister brother twin grandma grandpa grandmother grandfather aunt uncle cousin niece nephew partner friend family paciente residente usuaria usuario bebe hijo hija mama papa madre padre esposa esposo hermana hermano abuela abuelo tia tio familia señora senora señor',
);
/** Greetings after which a name is left out. */
export const greets = hashed('hi hello hey hola bonjour');
export const dear = hashed('dear estimado estimada querido querida');
/** Small words that go together with a day and leave with it: "on June 3", "el 6 de enero". */
export const beforeDay = hashed('on el este');
export const beforeMonth = hashed('in this last en');
/** Small words that go together with a place and leave with it. */
export const beforePlace = hashed('in from near outside at around en desde');
