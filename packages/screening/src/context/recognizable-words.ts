import { hashWord } from '../text/tokens.ts';
import { WordSet } from '../text/word-set.ts';

const hashed = (words: string): WordSet => new WordSet(words.split(' ').map(hashWord));

/** Words that open a phrase about one person or one event. */
export const openers = hashed(
  'the that this these those a an our my his her their your both all another two three four five six seven one el la los las un una nuestro nuestra ese esa aquel aquella mi su dos tres',
);

/** Words that a phrase about a person does not hold between its first word and its noun. */
export const breakers = hashed(
  'is are was were be been am has have had do does did will would can could should may might must i you he she it we they me him us them who whom what which where when why how and or but if so because as than then there here not no yes to of for from with in on at by about into over under after before since until while during es son fue era esta y o pero si porque como que de del con por para en al',
);

/** Words that make somebody the only one of a kind. */
export const singling = hashed(
  'only first last oldest youngest tallest longest biggest former ex retired newly elected sitting own starting longtime reigning current local famous infamous late beloved state county city town village fallen head chief certain viral unica unico única único primera primer ultima ultimo famosa famoso antigua antiguo alcaldesa alcalde',
);

/** Words behind a noun that begin what singles somebody out by a deed. */
export const tellers = hashed('who whose whom that que cuyo cuya quien i we you they everybody everyone nobody');

/** Words before "man", "lady", "guy" that fit many and tell nobody which one. */
export const plain = hashed(
  'old older oldest young younger elderly nice sweet little poor rich same right wrong other white black brown big small tall short good bad great kind lovely dear new second third next first healthy sick ill wounded dying dead pregnant married single adult middle-aged aged year yo yr random certain another one two three four five six several many some few most lucky brave strong tough angry drunk homeless blind deaf local unhoused wise gentle grumpy funny cute beautiful handsome crying screaming whole entire very really this that each every quiet confused female male gay trans',
);

/** Words behind a noun that make it a person. */
export const whose = hashed('who whose whom cuyo cuya quien');

/** Words behind a noun that begin what singles somebody out by a place, a thing or an event. */
export const placers = hashed(
  'from in with at on off of behind struck hit rescued born pulled killed injured bitten trapped found thrown shot wearing dressed driving riding across near outside asleep by we i they del de con en of burned pinned crushed mauled gored thrown dragged buried stranded stuck known called named redoing suing running playing teaching leading carrying cut arrollado arrollada atropellado atropellada rescatado rescatada herido herida quemado quemada',
);

/** Where what follows is no longer a part of the phrase, unless it began with `tellers`. */
export const finite = hashed(
  'has had have is are was were will just came comes did does got gets said says told went goes can could would woke made makes took takes finally arrived now today tonight yesterday esta está fue tiene llego llegó salio salió',
);

/** What follows "the only", "the first" and is nobody: hours, things, turns of phrase. */
export const noHeads = hashed(
  'time times day days thing things way ways place week weeks month months year years night nights morning evening shift shifts dose doses step steps one ones question reason reasons part parts case cases minute minutes hour hours moment chance line word words name half two three four few date side visit appointment class test round season episode chapter page issue option choice problem answer rule job call quarter floor aid responder responders responder draft edition vez dia semana mes hora cosa parte paso',
);

/** Accidents and other events that are in the news once. */
export const events = hashed(
  'crash fire explosion shooting stabbing collision derailment wreck rollover pileup blackout storm tornado flood avalanche landslide collapse rescue robbery hostage drowning stampede capsizing choque incendio explosion balacera volcadura derrumbe',
);

/** Relatives that somebody known to all may have. */
export const relatives = hashed(
  'wife husband widow widower son daughter mother father brother sister fiance fiancee baby twins triplets quadruplets quintuplets kid kids grandson granddaughter bride groom couple esposa esposo viuda hijo hija gemelos trillizos novia novio',
);

/** Words that end like those for people who do something, and are none. */
export const noAgents = hashed(
  'number other another never ever over after under center summer winter cancer dinner paper water letter december november october september weather together whether however career computer provider doctor order offer matter later better former member quarter hour color flavor error mirror floor door monitor factor tumor humor labor honor list best most test west east rest assist exist consist insist resist mother father brother sister daughter power shower tower flower finger shoulder bladder liver fever ulcer disorder answer chapter poster sticker folder printer server scanner trailer reminder newsletter fundraiser barrier border corner counter cover danger easter filter gender hunger ladder layer leader leather lunger manager meter owner pager partner pepper pointer primer proper rather rubber silver slipper soccer speaker spider starter sugar super supper tender thunder timer transfer trigger under user wonder nor for minor major prior senior junior superior interior exterior motor sensor vector indoor outdoor elevator generator ventilator pacemaker director coordinator counselor donor doctor visitor supervisor investigator administrator human woman man german roman',
);
