import type { ConductType } from '../types.ts';

/** Words about one fault: never a word of what was found. */
export type ConductMessage = {
  /** Heading of two to five words. */
  readonly title: string;
  /** One sentence: why it matters. */
  readonly why: string;
  /** One sentence: what in the post led to the finding. */
  readonly explanation: string;
  /** One sentence: what to do instead. */
  readonly advice: string;
};

type Wording = readonly [title: string, why: string, explanation: string, advice: string];
type Table = Readonly<Record<ConductType, Wording>>;

const english: Table = {
  PROFANITY: [
    'Strong language',
    'Swearing costs a caregiver trust.',
    'A word here is a swear word or hides one.',
    'Say it without that word.',
  ],
  DISCRIMINATORY: [
    'Contempt for a group',
    'Everyone must be able to feel safe in your care.',
    'These words judge people by a group they belong to.',
    'Speak of what happened, not of a group.',
  ],
  SUGGESTIVE: [
    'Sexual undertone',
    'Care and sexual talk do not go together.',
    'These words can be read in a sexual way.',
    'Take the double meaning out.',
  ],
  INTOXICATION: [
    'Drink or drugs at work',
    'Readers will ask if care was safe.',
    'The post ties drink or drugs to work.',
    'Leave this out. If you need help, your health program is confidential.',
  ],
  DISPARAGES_PATIENT: [
    'Looks down on patients',
    'Anyone who reads this could be the next patient.',
    'These words mock or blame people in care.',
    'Tell what you learned, with respect.',
  ],
  DISPARAGES_EMPLOYER: [
    'Insult about work',
    'You may speak about pay, staffing and safety; this note is only about the insult.',
    'These words insult a workplace or its people.',
    'You decide. Saying what should change is often stronger than a name.',
  ],
  MEDICAL_ADVICE: [
    'Advice to one person',
    'Advice without an exam can do harm and can start a care relationship.',
    'The post tells one person what they have or what to take.',
    'Give general facts and point to their own clinician, or 911.',
  ],
  SOLICITATION: [
    'Asks patients for money',
    'People in care cannot freely say no.',
    'The post sells to, or asks something of, people in care.',
    'Take out the offer, or make it without any tie to care.',
  ],
  NO_DISCLAIMER: [
    'Disclosure is missing',
    'Readers need to know whose view it is and who pays.',
    'The post praises, advises or takes sides without saying in whose name.',
    'Add “my own view”, “#ad” or “not medical advice”, whichever is true.',
  ],
  UNSUPPORTED_CLAIM: [
    'Claim without proof',
    'Health claims need solid evidence.',
    'The post promises a cure, a result or a first place.',
    'Say what the evidence shows, with its source.',
  ],
  AI_UNVERIFIED: [
    'Unchecked AI text',
    'Language models make things up.',
    'The text looks machine-made, or says that nobody checked it.',
    'Have a clinician check each fact, and take out leftovers of the tool.',
  ],
  COPYRIGHT: [
    'Someone else’s work',
    'Using a whole work needs its owner’s permission.',
    'The post shares a work that seems to be someone else’s.',
    'Use your own, ask the owner, or link to it.',
  ],
  PROPRIETARY: [
    'Confidential matter',
    'Passwords, plans and unpublished results must stay inside.',
    'The post tells something that is marked or known as not public.',
    'Take it out. A password that was posted must be changed.',
  ],
  SELF_DIAGNOSIS: [
    'Reads as a diagnosis',
    'A list or a quiz cannot tell what somebody has.',
    'The post tells readers what they have from a few signs.',
    'Say that signs have many causes and where to have them checked.',
  ],
  BOUNDARY: [
    'Crosses a boundary',
    'Private ties with people in care can harm them.',
    'The post opens a private or a care relationship.',
    'Point to the clinic’s own ways of contact.',
  ],
  UNCLEAR: [
    'Hard to understand',
    'People act wrongly on what they cannot follow.',
    'Sentences are long, or abbreviations are not explained.',
    'Use short sentences and everyday words.',
  ],
  OFF_FACT: [
    'Differs from your facts',
    'A wrong number or time sends people astray.',
    'A telephone, time or service is not among those on file.',
    'Check it, or update the organization’s facts.',
  ],
};

const spanish: Table = {
  PROFANITY: [
    'Lenguaje fuerte',
    'Las groserías restan confianza a quien cuida.',
    'Una palabra es una grosería o la esconde.',
    'Dígalo sin esa palabra.',
  ],
  DISCRIMINATORY: [
    'Desprecio a un grupo',
    'Toda persona debe sentirse segura a su cuidado.',
    'Estas palabras juzgan a personas por su grupo.',
    'Hable de lo que pasó, no de un grupo.',
  ],
  SUGGESTIVE: [
    'Doble sentido sexual',
    'El cuidado y lo sexual no van juntos.',
    'Estas palabras pueden leerse en sentido sexual.',
    'Quite el doble sentido.',
  ],
  INTOXICATION: [
    'Alcohol o drogas en el trabajo',
    'Quien lea dudará si la atención fue segura.',
    'El texto une alcohol o drogas con el trabajo.',
    'No lo publique. Si necesita ayuda, el programa de salud es confidencial.',
  ],
  DISPARAGES_PATIENT: [
    'Menosprecia a pacientes',
    'Quien lo lea puede ser su próximo paciente.',
    'Estas palabras se burlan de quienes reciben atención o los culpan.',
    'Cuente lo que aprendió, con respeto.',
  ],
  DISPARAGES_EMPLOYER: [
    'Insulto sobre el trabajo',
    'Usted puede hablar de sueldo, personal y seguridad; esta nota solo trata del insulto.',
    'Estas palabras insultan a un lugar de trabajo o a su gente.',
    'Usted decide. Decir qué debe cambiar suele tener más fuerza.',
  ],
  MEDICAL_ADVICE: [
    'Consejo a una persona',
    'Aconsejar sin examinar puede dañar e iniciar una relación de atención.',
    'El texto dice a una persona qué tiene o qué tomar.',
    'Dé datos generales y remita a su propio médico, o al 911.',
  ],
  SOLICITATION: [
    'Pide dinero a pacientes',
    'Quien recibe atención no puede negarse con libertad.',
    'El texto vende o pide algo a personas atendidas.',
    'Quite la oferta o sepárela de la atención.',
  ],
  NO_DISCLAIMER: [
    'Falta una aclaración',
    'Hay que saber de quién es la opinión y quién paga.',
    'El texto elogia, aconseja o toma partido sin decir en nombre de quién.',
    'Agregue «opinión personal», «publicidad» o «no es consejo médico», según el caso.',
  ],
  UNSUPPORTED_CLAIM: [
    'Afirmación sin pruebas',
    'Lo que se afirma sobre salud necesita pruebas sólidas.',
    'El texto promete una cura, un resultado o un primer lugar.',
    'Diga qué muestran los estudios y cite la fuente.',
  ],
  AI_UNVERIFIED: [
    'Texto de IA sin revisar',
    'Los modelos de lenguaje inventan cosas.',
    'El texto parece hecho por una máquina, o dice que nadie lo revisó.',
    'Pida a un profesional que revise cada dato y quite los restos de la herramienta.',
  ],
  COPYRIGHT: [
    'Obra de otra persona',
    'Usar una obra entera requiere permiso.',
    'El texto comparte una obra que parece ajena.',
    'Use una propia, pida permiso o ponga el enlace.',
  ],
  PROPRIETARY: [
    'Asunto confidencial',
    'Contraseñas, planes y resultados no publicados deben quedar dentro.',
    'El texto cuenta algo que no es público.',
    'Quítelo. Una contraseña publicada debe cambiarse.',
  ],
  SELF_DIAGNOSIS: [
    'Se lee como diagnóstico',
    'Una lista o una prueba no dice qué tiene alguien.',
    'El texto dice a quien lee qué tiene por unas señales.',
    'Diga que hay muchas causas y dónde consultar.',
  ],
  BOUNDARY: [
    'Cruza un límite',
    'Los lazos privados con quienes se atiende pueden dañarlos.',
    'El texto abre una relación privada o de atención.',
    'Remita a los medios de contacto de la clínica.',
  ],
  UNCLEAR: [
    'Difícil de entender',
    'La gente se equivoca con lo que no entiende.',
    'Las frases son largas o hay siglas sin explicar.',
    'Use frases cortas y palabras comunes.',
  ],
  OFF_FACT: [
    'Distinto de sus datos',
    'Un teléfono u horario equivocado confunde.',
    'Un teléfono, horario o servicio no está entre los registrados.',
    'Revíselo o actualice los datos de la organización.',
  ],
};

/** Words for each fault in English and Spanish. */
export const conductMessages: Readonly<Record<'en' | 'es', Readonly<Record<ConductType, ConductMessage>>>> = {
  en: messagesOf(english),
  es: messagesOf(spanish),
};

function messagesOf(table: Table): Record<ConductType, ConductMessage> {
  const messages = Object.entries(table).map(([code, [title, why, explanation, advice]]) => [
    code,
    { title, why, explanation, advice },
  ]);
  // Object.fromEntries forgets the key type; the keys are exactly those of `table`.
  return Object.fromEntries(messages) as Record<ConductType, ConductMessage>;
}
