import { describe, expect, it } from 'vitest';
import { applyReplacements } from './apply.ts';
import { markedText } from './marked-text.ts';

function mended(marked: string): string {
  const { text, findings } = markedText(marked);
  return applyReplacements(text, findings);
}

describe('a name', () => {
  it.each([
    ['Our patient {Lorraine Petrakis} rang the bell', 'Our patient rang the bell'],
    ["Our patient {Lorraine}'s bell rang", "Our patient's bell rang"],
    ['Our patient {Lorraine}’s bell rang', 'Our patient’s bell rang'],
    ['Our patient, {Lorraine Petrakis}, rang the bell', 'Our patient rang the bell'],
    ['Our patient ({Lorraine}) rang the bell', 'Our patient rang the bell'],
    ['Meet our patient, {Lorraine}!', 'Meet our patient!'],
    ['A patient named {Lorraine} rang the bell', 'A patient rang the bell'],
    ['Our patients {Ann Lee} and {Bob Ray} rang', 'Our patients rang'],
    ['Her mom {Ingrid} is here', 'Her mom is here'],
    ['My patient, {Rafe Colquitt} just sang', 'My patient just sang'],
    ['For our patients, {Maria} sang', 'For our patients, a patient sang'],
    ['The groom and his bride {Halina} sang', 'The groom and his bride sang'],
  ])('behind a word that says who it is leaves: %j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });

  it.each([
    ['Hi {Glenda}, thank you', 'Hi, thank you'],
    ['Thanks {Glenda} for coming', 'Thanks for coming'],
    ["We'll miss you, {Lorraine}!", "We'll miss you!"],
    ["We'll miss you, {Lorraine}, so much", "We'll miss you, so much"],
    ["We'll miss you {Lorraine}", "We'll miss you"],
    ["We'll miss you, {Lorraine} 💛", "We'll miss you 💛"],
    ['Happy birthday {Lorraine}!', 'Happy birthday!'],
    ['{Lorraine}, you rang the bell!', 'You rang the bell!'],
    ['Dear {Lorraine}, you made it', 'Dear friend, you made it'],
    ['Hi {Ann} and {Bob}, you made it', 'Hi, you made it'],
  ])('that is spoken to leaves: %j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });

  it.each([
    ['{Lorraine} rang. {Lorraine} cried.', 'A patient rang. The patient cried.'],
    ['{Lorraine Petrakis} rang. We love {Lorraine}.', 'A patient rang. We love the patient.'],
    ['{Ann Lee} rang. {Bob Lee} cried.', 'A patient rang. Another patient cried.'],
    ['Our patient {Lorraine} rang. {Lorraine} cried.', 'Our patient rang. The patient cried.'],
    ['Her mom {Ingrid} came. {Ingrid} cried.', 'Her mom came. The mom cried.'],
    ['We met {Lorraine} today', 'We met a patient today'],
    ['we met {lorraine} today. {lorraine} sang', 'we met a patient today. the patient sang'],
    ['{Mr. Casimir Dudek} came home', 'A patient came home'],
  ])('is a patient first, the patient again, and another patient for somebody else: %j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });

  it.each([
    ['Our {Lorraine} rang', 'Our patient rang'],
    ['Our brave {Keisha} rang', 'Our brave patient rang'],
    ['Sweet {Lorraine} rang', 'A sweet patient rang'],
    ['We met amazing {Lorraine}', 'We met an amazing patient'],
    ['54-year-old {Lorraine} rang', '54-year-old patient rang'],
    ['My {grandma Rose} rang', 'My grandma rang'],
    ['The {Smith} family is home', "The patient's family is home"],
    ["{James}' room is empty", "A patient's room is empty"],
    ["{Lorraine}'s room is empty", "A patient's room is empty"],
    ['We call her {Lorraine}', 'We call her a patient'],
    ['See IMG_{Lorraine}_scan.jpg', 'See IMG_patient_scan.jpg'],
    ['She is home. #Team{Solveig} so proud', 'She is home. so proud'],
  ])('fits the words around it: %j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });
});

describe('a day', () => {
  it.each([
    ['On [2 October] I repaired a hip', 'I repaired a hip'],
    ['On [2 October], I repaired a hip', 'I repaired a hip'],
    ['on [2 october] i repaired a hip', 'i repaired a hip'],
    ['She came in [March] and left', 'She came and left'],
    ['She came in [March].', 'She came.'],
    ['Yesterday, on [June 3], we sang', 'Yesterday, we sang'],
    ['Her surgery (on time) was on [June 3].', 'Her surgery (on time) was on that day.'],
    ['Her surgery ([June 3]) went well', 'Her surgery went well'],
    ['her [June 3] surgery', 'her surgery'],
    ['an [April] visit and a [March] appointment', 'a visit and an appointment'],
    ['[June 3] was hard', 'That day was hard'],
    ['[March] was hard', 'That month was hard'],
    ['over [Christmas] she came', 'over that time she came'],
    ['until [June 3] she stayed', 'until that day she stayed'],
    ['On [2 October] {Lorraine} rang', 'A patient rang'],
    ['Admitted: [June 3]', 'Admitted: [removed]'],
    ['She builds boats. In [February] a saw slipped. On [June 3] he sang', 'She builds boats. A saw slipped. He sang'],
    ['See preop_[0612].png', 'See preop_[removed].png'],
  ])('leaves, or becomes that day: %j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });
});

describe('a place', () => {
  it.each([
    ['She came from <Elm Street> today', 'She came from the area today'],
    ['A teacher from <Cedar Rapids> rang', 'A teacher rang'],
    ['She lives in <Springfield>, Ohio', 'She lives in Ohio'],
    ['She lives in <Springfield>, OH', 'She lives in OH'],
    ['She lives on <Elm Street>.', 'She lives in the area.'],
    ['She is from <Boise>.', 'She is from the area.'],
    ['the <Cedar Rapids> team', 'the team'],
    ['We moved to the <Bronx>.', 'We moved to the area.'],
    ['<Boise> is far away', 'The area is far away'],
  ])('leaves, or becomes the area: %j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });
});

describe('an age over 89', () => {
  it.each([
    ['She turned |94| today', 'She turned 90-plus today'],
    ['her |102nd birthday|', 'her birthday'],
    ['a |93-year-old| man', 'a 90-plus-year-old man'],
    ['|94yo| male', '90-plus-year-old male'],
    ['she is |101 years old|', 'she is 90 or older'],
    ['a patient |aged 94|', 'a patient aged 90 or older'],
    ['she is in her late |nineties|', 'she is 90 or older'],
    ['a |centenarian| of ours', 'a person aged 90 or older of ours'],
    ['at |94|', 'at 90 or older'],
    ['tiene |94 años| y canta en el coro', 'tiene 90 años o más y canta en el coro'],
    ['celebra su |cumpleaños 102| en la sala', 'celebra su cumpleaños en la sala'],
  ])('becomes 90 or older: %j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });
});

describe('in Spanish', () => {
  it.each([
    ['Nuestra paciente {Lupita Hernández} tocó la campana', 'Nuestra paciente tocó la campana'],
    ['Gracias, {Lupita}!', 'Gracias!'],
    ['Hola {Lupita}, gracias por su visita', 'Hola, gracias por su visita'],
    ['{Ramón} tocó la campana y {Ramón} lloró', 'Un paciente tocó la campana y el paciente lloró'],
    ['Visita a {Rosaura} en la sala con el coro', 'Visita a un paciente en la sala con el coro'],
    ['{Ramón} llegó con el hijo de {Ramón}', 'Un paciente llegó con el hijo del paciente'],
    ['El {señor Ramón Ibarra} está en la sala', 'El paciente está en la sala'],
    ['{Doña Petra} llegó y con {Petra} el coro', 'Una paciente llegó y con la paciente el coro'],
    [
      'Nuestra paciente {Lupita} canta en la sala. {Lupita} ríe.',
      'Nuestra paciente canta en la sala. La paciente ríe.',
    ],
    ['Su mamá {Inés} llora por el coro. {Inés} canta.', 'Su mamá llora por el coro. La mamá canta.'],
    ['[El 6 de enero] operamos en la sala con el coro', 'Ese día operamos en la sala con el coro'],
    ['Llegó en [marzo] con la familia', 'Llegó con la familia'],
    ['Es de la familia y vive en <Lomas>', 'Es de la familia y vive en la zona'],
    ['Estimada {Lupita}, gracias por su visita', 'Estimada paciente, gracias por su visita'],
  ])('%j', (marked, result) => {
    expect(mended(marked)).toBe(result);
  });
});

it('other identifiers take the standard wording', () => {
  expect(mended('Call ~555-0142~ now')).toBe('Call [removed] now');
});
