import { plainCharacter } from '../text/characters.ts';
import { hashWord } from '../text/tokens.ts';
import { WordSet } from '../text/word-set.ts';

/** Texts are read without diacritics, so the words are too. */
const hashed = (words: string): WordSet =>
  new WordSet([...words].map(plainCharacter).join('').split(' ').map(hashWord));

/** Words before a name that belong to it. */
export const titles = hashed(
  'mr mrs ms miss mx mister missus dr dra doctor doctora prof professor sr sra srta señor senor senora señora don dona doña madame sir dame lady lord rev reverend pastor father fr sister brother rabbi imam sheikh deacon captain capt sgt sergeant lt officer deputy judge coach maestro maestra profe baby granny grandma grandpa nana auntie uncle aunt tia tio abuelita abuelito fru herr frau madam',
);

/** Whom and where safe wordings speak of: never a name, wherever they stand. */
export const nobody = hashed('patient patients paciente pacientes');
export const nowhere = hashed('area zona patient patients paciente pacientes');
/** Small words that belong to one of these behind them. */
export const beforeReworded = hashed('a the another two three un una el la otro otra');

/** Titles that nothing but a name follows. */
export const plainTitles = hashed('mr mrs ms mx dr dra sr sra srta señora don doña');
/** Never a name themselves. */
export const bareTitles = hashed('mr mrs ms mx dr dra sr sra srta');
/** Of these, the ones that stand before a name only: "dr. visit" and "Sr. Director" are no names. */
export const sureTitles = hashed('mr mrs');

/** What a house, place, prize or event is called ends in one of these; a person's name does not. */
export const namesOfThings = hashed(
  'hospital hospitals clinic clinics center centre medical health healthcare institute university college school elementary academy foundation pavilion wing tower building hall house library atrium auditorium ward unit suite memorial chapel church temple park street avenue road lane drive boulevard bridge river lake county city town village bank company inc llc motors airlines pharmacy dental dentistry pediatrics surgery associates partners group society association union league club team award prize medal scholarship fund trust fellowship lecture lectureship symposium conference festival fair cup bowl games marathon day week month act law bill disease syndrome sign score scale stage criteria procedure maneuver test method technique fracture lymphoma palsy contracture thyroiditis esophagus dystrophy hospice manor gardens apartments hotel inn cafe restaurant bakery market store mall theater theatre museum zoo stadium arena press times news channel magazine podcast show hospice clinica fundacion universidad escuela colegio plaza calle avenida parque iglesia',
);

/** Countries, continents and states: larger than what 45 CFR 164.514(b)(2)(i)(B) asks to leave out. */
export const largePlaces = hashed(
  'us usa america american americas canada mexico méxico brazil brasil argentina chile peru colombia venezuela ecuador bolivia paraguay uruguay guatemala honduras salvador nicaragua panama cuba haiti jamaica england scotland wales ireland britain uk france germany spain españa espana italy portugal netherlands holland belgium switzerland austria poland ukraine russia sweden norway denmark finland iceland greece turkey türkiye israel palestine gaza syria lebanon jordan iraq iran egypt libya algeria morocco tunisia sudan ethiopia eritrea kenya uganda tanzania rwanda congo nigeria ghana senegal mali cameroon angola zambia zimbabwe mozambique namibia botswana africa asia europe australia india pakistan bangladesh nepal china taiwan japan korea vietnam thailand laos cambodia burma myanmar malaysia singapore indonesia philippines afghanistan yemen oman qatar kuwait emirates uae saudi arabia antarctica oceania alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming midwest northeast southwest northwest appalachia ontario quebec alberta manitoba saskatchewan andalucia cataluña jalisco oaxaca puebla veracruz chiapas sonora chihuahua earth world mundo latinoamerica',
);

/** Large places of two words, with one space between. */
export const largePairs = new WordSet(
  'north carolina,south carolina,north dakota,south dakota,new mexico,new hampshire,new jersey,west virginia,rhode island,puerto rico,united states,united kingdom,great britain,northern ireland,new zealand,south africa,south korea,north korea,saudi arabia,costa rica,el salvador,sri lanka,south america,north america,central america,latin america,sierra leone,burkina faso,ivory coast,papua guinea,estados unidos,reino unido,carolina norte,nuevo mexico,nueva jersey,nuevo leon,british columbia,nova scotia,middle east,cape verde,dominican republic,republica dominicana,czech republic,southern california,northern california,eastern washington,western washington,central texas'
    .split(',')
    .map(hashWord),
);

/** Houses of care and teaching, whose names are no places of a patient. */
export const facilities = hashed(
  'hospital hospitals clinic clinics center centre medical health healthcare institute university college foundation pavilion wing tower building ward unit suite memorial pharmacy dental dentistry pediatrics surgery associates hospice clinica fundacion universidad hall atrium auditorium chapel',
);
