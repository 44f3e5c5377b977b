import type { Language, OrganizationKind } from './contract.ts';

/** An invented post to begin from, in both languages. */
type ExamplePost = {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
};

const fluShots: ExamplePost = {
  id: 'flu-shots',
  title: { en: 'Flu vaccines are here', es: 'Llegaron las vacunas contra la gripe' },
  text: {
    en: 'Flu vaccines are here. Walk in on any weekday, no appointment needed. Not sure whether you should have one? Ask your own care team.',
    es: 'Ya tenemos vacunas contra la gripe. Venga cualquier día entre semana, sin cita. ¿No sabe si le conviene? Pregunte a su equipo de atención.',
  },
};
const handWashing: ExamplePost = {
  id: 'hand-washing',
  title: { en: 'Twenty seconds', es: 'Veinte segundos' },
  text: {
    en: 'Twenty seconds with soap and water keep many germs away. Wash before you eat, after you cough, and when you come to visit us.',
    es: 'Veinte segundos con agua y jabón alejan muchos gérmenes. Lávese las manos antes de comer, después de toser y cuando venga a visitarnos.',
  },
};
const joinUs: ExamplePost = {
  id: 'join-us',
  title: { en: 'We are hiring', es: 'Buscamos personal' },
  text: {
    en: 'We are looking for people who care. Open positions, what we offer, and how to apply are on our website.',
    es: 'Buscamos personas a quienes les importe cuidar. Los puestos abiertos, lo que ofrecemos y cómo postularse están en nuestro sitio web.',
  },
};
const visitingHours: ExamplePost = {
  id: 'visiting',
  title: { en: 'Coming to visit', es: 'Si viene de visita' },
  text: {
    en: 'Visitors are welcome every day. Please check in at the front desk first, and stay home when you have a cough or a fever.',
    es: 'Las visitas son bienvenidas todos los días. Pase primero por la recepción y quédese en casa si tiene tos o fiebre.',
  },
};

/** Three posts for each kind. None speaks of a patient, and screening lets all of them pass. */
export const examplePosts: Readonly<Record<OrganizationKind, readonly ExamplePost[]>> = {
  hospital: [fluShots, visitingHours, joinUs],
  childrens_hospital: [
    {
      id: 'first-visit',
      title: { en: 'A first stay with us', es: 'La primera estancia' },
      text: {
        en: 'A first stay in a hospital is big for a child. Bring a favorite toy, tell the truth in small words, and ask us anything. We have time.',
        es: 'La primera estancia en un hospital es algo grande para un niño. Traiga su juguete preferido, diga la verdad con palabras sencillas y pregúntenos lo que quiera. Tenemos tiempo.',
      },
    },
    {
      id: 'car-seats',
      title: { en: 'Car seat check', es: 'Revisión de asientos infantiles' },
      text: {
        en: 'Is the car seat in right? Our safety team checks it with you, free of charge. Times are on our website.',
        es: '¿Está bien puesto el asiento infantil del auto? Nuestro equipo de seguridad lo revisa con usted, gratis. Los horarios están en nuestro sitio web.',
      },
    },
    handWashing,
  ],
  practice: [
    fluShots,
    {
      id: 'new-patients',
      title: { en: 'We take new patients', es: 'Aceptamos pacientes nuevos' },
      text: {
        en: 'Our practice takes new patients. Call the front desk or book on our website. Please do not send health questions by direct message: nobody but your care team should read them.',
        es: 'Nuestro consultorio acepta pacientes nuevos. Llame a la recepción o reserve en nuestro sitio web. Por favor, no envíe preguntas de salud por mensaje directo: solo su equipo de atención debe leerlas.',
      },
    },
    {
      id: 'check-up',
      title: { en: 'Time for a check-up', es: 'Hora de un chequeo' },
      text: {
        en: 'When was your last check-up? It takes half an hour and is a good moment to ask what you always wanted to ask.',
        es: '¿Cuándo fue su último chequeo? Dura media hora y es un buen momento para preguntar lo que siempre quiso saber.',
      },
    },
  ],
  pharmacy: [
    {
      id: 'take-back',
      title: { en: 'Bring old medicines back', es: 'Devuelva los medicamentos viejos' },
      text: {
        en: 'Old medicines do not belong in the trash or the drain. Bring them to our counter; we dispose of them safely and ask no questions.',
        es: 'Los medicamentos viejos no van a la basura ni al desagüe. Tráigalos a nuestro mostrador; los desechamos de forma segura y sin preguntas.',
      },
    },
    {
      id: 'ask-pharmacist',
      title: { en: 'Ask the pharmacist', es: 'Pregunte en la farmacia' },
      text: {
        en: 'Two medicines at once? Ask our pharmacists before you take them together. Bring the boxes with you.',
        es: '¿Dos medicamentos a la vez? Pregunte en nuestra farmacia antes de tomarlos juntos. Traiga las cajas.',
      },
    },
    fluShots,
  ],
  university: [
    {
      id: 'open-day',
      title: { en: 'Open day', es: 'Jornada de puertas abiertas' },
      text: {
        en: 'Curious about a career in health care? Come to our open day, meet students and teachers, and try the simulation lab.',
        es: '¿Le interesa una carrera en salud? Venga a nuestra jornada de puertas abiertas, conozca a estudiantes y docentes y pruebe el laboratorio de simulación.',
      },
    },
    {
      id: 'new-study',
      title: { en: 'New from our researchers', es: 'Novedades de nuestra investigación' },
      text: {
        en: 'Our researchers have published a new study. What they asked, what they found, and what is still open is told in plain words on our website.',
        es: 'Nuestro equipo de investigación publicó un estudio nuevo. Qué preguntaron, qué encontraron y qué queda por saber se cuenta en palabras sencillas en nuestro sitio web.',
      },
    },
    joinUs,
  ],
  professional_society: [
    {
      id: 'annual-meeting',
      title: { en: 'Our annual meeting', es: 'Nuestro congreso anual' },
      text: {
        en: 'Registration for our annual meeting is open. The program and the way to send in an abstract are on our website.',
        es: 'La inscripción a nuestro congreso anual está abierta. El programa y la forma de enviar un resumen están en nuestro sitio web.',
      },
    },
    {
      id: 'guideline',
      title: { en: 'A guideline was updated', es: 'Se actualizó una guía' },
      text: {
        en: 'We have updated one of our guidelines. What changed, why, and on which evidence: read the summary on our website.',
        es: 'Hemos actualizado una de nuestras guías. Qué cambió, por qué y con qué evidencia: lea el resumen en nuestro sitio web.',
      },
    },
    {
      id: 'mentors',
      title: { en: 'Mentors wanted', es: 'Buscamos mentores' },
      text: {
        en: 'Early in your career, or with years to share? Our mentoring program brings members together. Sign up on our website.',
        es: '¿Está al inicio de su carrera o tiene años de experiencia que compartir? Nuestro programa de mentoría reúne a los miembros. Inscríbase en nuestro sitio web.',
      },
    },
  ],
  public_health_agency: [
    {
      id: 'heat',
      title: { en: 'It will be hot', es: 'Hará mucho calor' },
      text: {
        en: 'Heat is on its way. Drink water, stay in the shade at noon, and look in on neighbors who live alone. Cooling centers are listed on our website.',
        es: 'Viene el calor. Beba agua, quédese a la sombra al mediodía y pregunte por los vecinos que viven solos. Los centros de enfriamiento están en nuestro sitio web.',
      },
    },
    {
      id: 'boil-water',
      title: { en: 'Boil your water', es: 'Hierva el agua' },
      text: {
        en: 'Boil tap water for one minute before you drink it, until we say that it is safe again. The map of the area is on our website.',
        es: 'Hierva el agua del grifo durante un minuto antes de beberla, hasta que avisemos que vuelve a ser segura. El mapa de la zona está en nuestro sitio web.',
      },
    },
    handWashing,
  ],
  pharmaceutical_company: [
    {
      id: 'side-effects',
      title: { en: 'Report side effects', es: 'Informe los efectos secundarios' },
      text: {
        en: 'Side effects are reported to your doctor, your pharmacist, or straight to us by the form on our website. Please do not describe them here: posts are public.',
        es: 'Los efectos secundarios se informan a su médico, a su farmacia o directamente a nosotros con el formulario de nuestro sitio web. Por favor, no los describa aquí: las publicaciones son públicas.',
      },
    },
    {
      id: 'how-trials-work',
      title: { en: 'How a clinical trial works', es: 'Cómo funciona un ensayo clínico' },
      text: {
        en: 'How does a clinical trial work, and who watches over it? Our short guide explains each phase in plain words.',
        es: '¿Cómo funciona un ensayo clínico y quién lo vigila? Nuestra guía breve explica cada fase en palabras sencillas.',
      },
    },
    joinUs,
  ],
  advocacy_group: [
    {
      id: 'support-group',
      title: { en: 'You are not alone', es: 'No está solo' },
      text: {
        en: 'You are not alone. Our support groups meet every week, online and in person. Come and listen; nobody has to speak.',
        es: 'No está solo. Nuestros grupos de apoyo se reúnen cada semana, en línea y en persona. Venga a escuchar; nadie tiene que hablar.',
      },
    },
    {
      id: 'know-your-rights',
      title: { en: 'Know your rights', es: 'Conozca sus derechos' },
      text: {
        en: 'You may ask for your own medical records, and you may ask what they mean. Our guide says how, step by step.',
        es: 'Usted puede pedir su propia historia clínica y puede preguntar qué significa. Nuestra guía dice cómo, paso a paso.',
      },
    },
    {
      id: 'awareness-walk',
      title: { en: 'Walk with us', es: 'Camine con nosotros' },
      text: {
        en: 'Walk with us for those who cannot. All ages and all speeds are welcome. The route is on our website.',
        es: 'Camine con nosotros por quienes no pueden. Son bienvenidas todas las edades y todos los ritmos. El recorrido está en nuestro sitio web.',
      },
    },
  ],
};
