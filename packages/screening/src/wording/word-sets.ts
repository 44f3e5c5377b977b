import { plainCharacter } from '../text/characters.ts';
import { hashWord } from '../text/tokens.ts';

/** Texts are read without diacritics, so the words are too. */
const hashed = (words: string): ReadonlySet<number> =>
  new Set([...words].map(plainCharacter).join('').split(' ').map(hashWord));

/** Behind these a name can be left out: "our patient Ann Lee", "mom Ingrid", "bebe Luz". */
export const saysWho = hashed(
  'patient patients pt resident residents client survivor survivors recipient neighbor guest member student veteran baby newborn preemie son daughter mom mother dad father wife husband sister brother twin grandma grandpa grandmother grandfather aunt uncle cousin niece nephew partner friend family paciente pacientes residente residentes usuaria usuario bebe hijo hija mama papa madre padre esposa esposo hermana hermano abuela abuelo tia tio familia señora señor bride groom widow widower fiance fiancee toddler teen teenager boy girl man woman lady gentleman child kid infant grandson granddaughter auntie granny nana abuelita abuelito niño niña joven novia novio',
);
/** Of these, the ones that are several persons. */
export const saysWhoAreMany = hashed('patients residents survivors pacientes residentes');
/** "a patient named Ann": leaves with the name. */
export const named = hashed('named called llamado llamada');
export const naming = hashed('call calls called calling name names named');
/** Spanish words that make the person behind them a woman. */
export const feminine = hashed(
  'la una nuestra esta sra srta señora señorita doña dra usuaria hija mama madre esposa hermana abuela abuelita tia familia niña novia',
);
/** Titles that stand alone behind "my" and "our": "my grandma". */
export const kinTitles = hashed(
  'baby granny grandma grandpa nana auntie uncle aunt tia tio abuelita abuelito sister brother',
);
/** Greetings, thanks and wishes after which a name is left out. */
export const greets = hashed(
  'hi hello hey hiya hola bonjour thanks gracias congratulations congrats felicidades felicitaciones birthday bye goodbye adios rip bravo cheers you cumpleaños',
);
/** Words with which a sentence goes on to the person it names first: "Lorraine, you rang the bell". */
export const addresses = hashed(
  'you your thank thanks congratulations congrats happy welcome rest gracias felicidades feliz te tu usted descansa',
);
export const dear = hashed('dear estimado estimada querido querida');
/** A name behind these is called by the noun alone. */
export const determiners = hashed(
  'the our my his her their your its this that el la un una nuestro nuestra mi su tu del al este esta',
);
export const articles = hashed('a an');
/** Words of praise and pity that stand before a name. */
export const adjectives = hashed(
  'sweet brave little old older young poor amazing beautiful lovely precious dearest strong beloved tiny late wonderful incredible courageous valiente querido querida pequeño pequeña',
);
/** Small words that go together with a day and leave with it: "on June 3", "el 6 de enero". */
export const beforeDay = hashed('on el este');
export const beforeMonth = hashed('in this last en');
/** Behind these a time is no day. */
export const beforeTime = hashed('at over around during');
/** Small words that go together with a place and leave with it. */
export const beforePlace = hashed('in from near outside at on around en desde');
export const fromPlace = hashed('from desde de');
/** A sentence that has one of these before the small word still needs the day. */
export const needsDay = hashed("is are was were be been being isn't wasn't 's 're falls fell es son fue fueron sera");
/** Or the place. */
export const needsPlace = hashed(
  "is are was were be been being isn't wasn't am 's 're 'm lives live lived living resides resided comes come came moved moving settled stays stayed born grew era es son fue fueron vive viven vivia vino viene",
);
export const joins = hashed('and y e');
export const possessives = hashed('her his their my our your');
export const agesWithin = hashed('early mid late');
export const turns = hashed('turn turns turned turning');
export const you = hashed('you ti usted ustedes te');
