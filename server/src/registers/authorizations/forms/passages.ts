import type { Statement } from '../contract.ts';
import type { ElementNumber } from '../elements.ts';

/** For whom or for what a passage is there; without one it is always there. */
export type Occasion = 'guardian' | 'child' | 'representative' | 'executor' | 'remunerated' | 'european';

/** Places that are filled in: `{subject}` is the person whose information it is, `{house}` the organization. */
export const blanks = [
  'house',
  'unit',
  'subject',
  'authority',
  'description',
  'expiry',
  'withdrawAt',
  'payer',
  'study',
  'program',
] as const;
export type Blank = (typeof blanks)[number];

/** One paragraph in each language, and what of the law it says. */
export type Passage = {
  readonly en: string;
  readonly es: string;
  readonly covers?: readonly ElementNumber[];
  readonly statement?: Statement;
  /** Where the words of a house say more than one. */
  readonly statements?: readonly Statement[];
  readonly when?: Occasion;
};

/** What the forms say, paragraph by paragraph. None of this is legal advice: counsel looks at it before it is used. */
export const passages = {
  who: {
    en: 'This form is about {subject}. It is from {house}.',
    es: 'Este formulario es sobre {subject}. Es de {house}.',
  },
  freeToSay: {
    en: 'You are free to say yes or no. You can say yes to some things and no to others. Take the time that you need.',
    es: 'Usted puede decir sí o no. Puede decir sí a unas cosas y no a otras. Tómese el tiempo que necesite.',
  },
  information: {
    en: 'If you say yes, we may show or tell only what you choose here: {description}',
    es: 'Si dice que sí, solo podemos mostrar o contar lo que usted elija aquí: {description}',
    covers: [1],
  },
  discloser: {
    en: 'The people who may share it work at {unit}, a part of {house}.',
    es: 'Las personas que pueden compartirlo trabajan en {unit}, que es parte de {house}.',
    covers: [2],
  },
  recipients: {
    en: 'We may share it only in the places that you choose here. Anyone can see those places. That means the whole public.',
    es: 'Solo podemos compartirlo en los lugares que usted elija aquí. Todos pueden ver esos lugares. Eso es todo el público.',
    covers: [3],
  },
  purposes: {
    en: 'We may share it only for the reasons that you choose here.',
    es: 'Solo podemos compartirlo por los motivos que usted elija aquí.',
    covers: [4],
  },
  expiry: {
    en: 'Your yes ends: {expiry}. After that we share nothing new.',
    es: 'Su permiso termina: {expiry}. Después no compartimos nada nuevo.',
    covers: [5],
  },
  withdraw: {
    en: 'You can change your mind at any time. Tell us in writing, or on your own page. Write to {withdrawAt}. Then we stop, and we take down what we can. What was done before we heard from you cannot be undone.',
    es: 'Usted puede cambiar de idea cuando quiera. Díganoslo por escrito o en su propia página. Escriba a {withdrawAt}. Entonces paramos y quitamos lo que podamos. Lo que se hizo antes de saberlo no se puede deshacer.',
    covers: [8],
    statement: 'revocation',
  },
  care: {
    en: 'Your care does not depend on this. If you say no, we treat you just the same. Your payment, your plan and your benefits stay the same too.',
    es: 'Su atención no depende de esto. Si dice que no, lo tratamos igual. Su pago, su plan y sus beneficios tampoco cambian.',
    covers: [9],
    statement: 'conditioning',
  },
  internet: {
    en: 'Once it is out, others may copy it and pass it on. The law may not protect it then. We can take down our own posts. We cannot call back the internet.',
    es: 'Una vez publicado, otros pueden copiarlo y pasarlo. Puede que la ley ya no lo proteja. Podemos quitar lo nuestro. No podemos borrar todo internet.',
    covers: [10],
    statement: 'redisclosure',
  },
  copy: {
    en: 'You get a copy of this form right after you sign.',
    es: 'Usted recibe una copia de este formulario en cuanto firme.',
    covers: [12],
  },
  paid: {
    en: 'We get money or goods for this from {payer}.',
    es: 'Por esto recibimos dinero o bienes de {payer}.',
    covers: [13],
    statement: 'remuneration',
    when: 'remunerated',
  },
  records: {
    en: 'You sign on a screen. You may ask for paper instead. It costs nothing. To see your copy you need a phone or a computer that opens PDF files.',
    es: 'Usted firma en una pantalla. Puede pedir papel. No cuesta nada. Para ver su copia hace falta un teléfono o algo más que abra un PDF.',
    covers: [22],
  },
  intent: {
    en: 'When I sign I mean to say yes to what I chose above, and to nothing else.',
    es: 'Al firmar quiero decir sí a lo que elegí arriba, y a nada más.',
    covers: [6, 22],
  },
  guardian: {
    en: 'You sign for {subject}, because you are: {authority}. We may ask you to show that this is so.',
    es: 'Usted firma por {subject}, porque es: {authority}. Podemos pedirle que lo muestre.',
    covers: [7, 23],
    when: 'guardian',
  },
  majority: {
    en: 'When {subject} comes of age, we ask again. Until there is a new yes, we share nothing new.',
    es: 'Cuando {subject} sea mayor de edad, preguntamos otra vez. Sin un nuevo sí no compartimos nada más.',
    covers: [23],
    when: 'guardian',
  },
  assent: {
    en: 'This part is for {subject}. We would like to show what is above to other people. Is that all right with you? You can say no. Nobody will be upset. If you say no, we do not do it.',
    es: 'Esta parte es para {subject}. Queremos mostrar a otras personas lo que está arriba. ¿Te parece bien? Puedes decir que no. Nadie se va a enojar. Si dices que no, no lo hacemos.',
    covers: [23],
    when: 'child',
  },
  representative: {
    en: 'You sign for {subject}, because you are: {authority}. Please show us the paper that says so.',
    es: 'Usted firma por {subject}, porque es: {authority}. Muéstrenos el papel que lo dice, por favor.',
    covers: [7],
    when: 'representative',
  },
  executor: {
    en: 'We are sorry for your loss. You sign for {subject}, who has died, because you are: {authority}. Please show us the paper that says so.',
    es: 'Lamentamos su pérdida. Usted firma por {subject}, que ha muerto, porque es: {authority}. Muéstrenos el papel que lo dice, por favor.',
    covers: [7, 24],
    when: 'executor',
  },
  likeness: {
    en: 'We may use the face, the body and the voice of {subject} as you chose above. You are not paid for it, now or later.',
    es: 'Podemos usar la cara, la voz y el cuerpo de {subject}. Solo como usted eligió arriba. No le pagamos por ello, ni ahora ni después.',
    covers: [27],
  },
  european: {
    en: 'Health facts get special care in the law of Europe. You say yes to their use for just this. To stop is as easy as to start: open your page and choose "stop".',
    es: 'La ley de Europa cuida de modo especial los datos de salud. Usted dice sí a su uso solo para esto. Parar es tan fácil como empezar: abra su página y elija «parar».',
    covers: [29],
    when: 'european',
  },
  capture: {
    en: 'We would like to take pictures or film, or to record your voice. This form is only about taking them. We show them to nobody until you say yes on another form.',
    es: 'Queremos tomar fotos, filmar o grabar su voz. Este formulario es solo para tomarlas. No las mostramos a nadie hasta que usted diga sí en otro formulario.',
    covers: [25],
  },
  stopFilming: {
    en: 'You can tell us to stop at any time. We stop at once. Before a picture is used you can also take your yes back, and we delete it.',
    es: 'Puede decirnos que paremos cuando quiera. Paramos en seguida. Antes de que se use una foto también puede retirar su sí, y la borramos.',
    covers: [8, 25],
    statement: 'revocation',
  },
  staff: {
    en: 'You work with us and can be seen or heard here. You are free to say no. Your job, your pay and your shifts do not depend on it.',
    es: 'Usted trabaja con nosotros y se le ve o se le oye aquí. Es libre de decir que no. Su puesto, su pago y sus turnos no dependen de esto.',
    covers: [27],
  },
  bystander: {
    en: 'You can be seen or heard here, next to other people. We say nothing of why you were there.',
    es: 'Se le ve o se le oye aquí, junto a otras personas. No decimos por qué estaba ahí.',
    covers: [27],
  },
  stopRelease: {
    en: 'You can change your mind at any time. Write to {withdrawAt}. Then we stop, and we take down what we can.',
    es: 'Puede cambiar de idea cuando quiera. Escriba a {withdrawAt}. Entonces paramos y quitamos lo que podamos.',
    covers: [8],
    statement: 'revocation',
  },
  testimonial: {
    en: 'You tell in your own words how it went for you. Your words must be true, and your own. We do not change what they mean.',
    es: 'Usted cuenta con sus palabras cómo le fue. Sus palabras deben ser ciertas y suyas. No cambiamos lo que quieren decir.',
    covers: [28],
  },
  typical: {
    en: 'We say in the post what most people can expect. We also say it if you got anything from us for it, or if you work for us or know us well.',
    es: 'En la publicación decimos qué puede esperar la mayoría. También decimos si usted recibió algo de nosotros, si trabaja con nosotros o si nos conoce bien.',
    covers: [28],
  },
  study: {
    en: 'We may write to {subject} about this study: {study}. This is not a yes to take part in it. You decide that later.',
    es: 'Podemos escribir a {subject} sobre este estudio: {study}. Esto no es un sí para participar. Eso lo decide después.',
    covers: [1, 4],
  },
  studyRecipients: {
    en: 'Those who run the study at {unit} may see your name, how to reach you, and the facts named above.',
    es: 'En {unit} llevan el estudio. Ahí pueden ver su nombre, cómo hallarlo y los datos de arriba.',
    covers: [2, 3],
  },
  part2: {
    en: 'This form is about care for alcohol or drug use at {program}. A law of its own protects it (42 CFR Part 2). Even to name the place can tell that {subject} is treated there.',
    es: 'Este formulario es sobre atención por uso de alcohol o drogas en {program}. Una ley propia la protege (42 CFR Parte 2). Solo nombrar el lugar puede decir que {subject} recibe atención ahí.',
    covers: [21],
  },
  part2Court: {
    en: 'With this yes nobody may use it against {subject} in court. That would need a form of its own. With each post goes a notice that the law protects it.',
    es: 'Con este sí nadie puede usarlo contra {subject} en un juicio. Para eso hace falta otro formulario. Con cada publicación va un aviso de que la ley la protege.',
    covers: [21],
  },
} as const satisfies Readonly<Record<string, Passage>>;

export type PassageId = keyof typeof passages;
