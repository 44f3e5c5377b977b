import type { AnnouncementKind, AnnouncementPart } from '@bedside/server/contract/flow/urgent';

type Words = Readonly<Record<'en' | 'es', string>>;

/**
 * What an announcement begins with: what happened, what it means, what to do, where to ask. What stands in brackets is to
 * be filled in. After CDC's Crisis and Emergency Risk Communication: be first, be right, say what people can do.
 */
const starts: Readonly<Record<AnnouncementKind, Readonly<Record<AnnouncementPart, Words>>>> = {
  closure: {
    first: {
      en: '[Place] is closed [today] because of [reason]. If you have an appointment, call [telephone number] before you come. In an emergency, call 911.',
      es: '[Lugar] está cerrado [hoy] por [motivo]. Si tiene una cita, llame al [número de teléfono] antes de venir. En una emergencia, llame al 911.',
    },
    update: {
      en: 'Update: [place] is still closed. We expect to open [when]. Call [telephone number] about appointments.',
      es: 'Actualización: [lugar] sigue cerrado. Esperamos abrir [cuándo]. Llame al [número de teléfono] sobre sus citas.',
    },
    all_clear: {
      en: '[Place] is open again since [when]. Appointments take place as planned. Thank you for your patience.',
      es: '[Lugar] está abierto de nuevo desde [cuándo]. Las citas siguen como estaban previstas. Gracias por su paciencia.',
    },
  },
  outbreak: {
    first: {
      en: 'There are cases of [illness] in [area]. Signs are [signs]. Protect yourself: [what to do]. If you have these signs, call [telephone number] before you come.',
      es: 'Hay casos de [enfermedad] en [zona]. Los signos son [signos]. Protéjase: [qué hacer]. Si tiene estos signos, llame al [número de teléfono] antes de venir.',
    },
    update: {
      en: 'Update on [illness] in [area]: [what is new]. What you can do stays the same: [what to do].',
      es: 'Actualización sobre [enfermedad] en [zona]: [qué hay de nuevo]. Lo que puede hacer sigue igual: [qué hacer].',
    },
    all_clear: {
      en: 'The health department says that the outbreak of [illness] in [area] is over. [What still holds.] Thank you for helping.',
      es: 'El departamento de salud dice que el brote de [enfermedad] en [zona] ha terminado. [Qué sigue vigente.] Gracias por ayudar.',
    },
  },
  recall: {
    first: {
      en: '[Product and lot] is recalled by [maker] because of [reason]. Stop using it and [what to do]. Questions: [telephone number].',
      es: '[Producto y lote] ha sido retirado por [fabricante] por [motivo]. Deje de usarlo y [qué hacer]. Preguntas: [número de teléfono].',
    },
    update: {
      en: 'Update on the recall of [product and lot]: [what is new]. What to do: [what to do].',
      es: 'Actualización sobre la retirada de [producto y lote]: [qué hay de nuevo]. Qué hacer: [qué hacer].',
    },
    all_clear: {
      en: 'The recall of [product and lot] is closed. [What holds now.]',
      es: 'La retirada de [producto y lote] ha terminado. [Qué vale ahora.]',
    },
  },
  disaster: {
    first: {
      en: '[What happened] in [area]. Our emergency department is [open or closed]. Go to [place] if [when]. In danger, call 911.',
      es: '[Qué ocurrió] en [zona]. Nuestro servicio de urgencias está [abierto o cerrado]. Vaya a [lugar] si [cuándo]. En peligro, llame al 911.',
    },
    update: {
      en: 'Update on [what happened]: [what is new]. What to do now: [what to do].',
      es: 'Actualización sobre [qué ocurrió]: [qué hay de nuevo]. Qué hacer ahora: [qué hacer].',
    },
    all_clear: {
      en: 'The danger from [what happened] in [area] is over. Our services are [what is open]. Thank you to everybody who helped.',
      es: 'El peligro de [qué ocurrió] en [zona] ha pasado. Nuestros servicios están [qué está abierto]. Gracias a quienes ayudaron.',
    },
  },
  other: {
    first: { en: '[What happened, what it means, and what to do.]', es: '[Qué ocurrió, qué significa y qué hacer.]' },
    update: { en: 'Update: [what is new].', es: 'Actualización: [qué hay de nuevo].' },
    all_clear: {
      en: 'All clear: [what is over, and what holds now].',
      es: 'Fin del aviso: [qué terminó y qué vale ahora].',
    },
  },
};

/** The words to begin with. */
export function startingWords(kind: AnnouncementKind, part: AnnouncementPart, language: 'en' | 'es'): string {
  return starts[kind][part][language];
}

/** What still stands in brackets, to be filled in before anybody is asked. */
export function unfilled(text: string): string[] {
  return [...text.matchAll(/\[[^\]\n]{1,80}\]/gu)].map(([bracket]) => bracket);
}
