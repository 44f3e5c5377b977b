export const publishErrors = {
  NOT_PUBLISHED: {
    text: 'Solo se puede retirar lo que está en la red.',
    remedy: 'Vuelva a cargar la página para ver dónde está.',
  },
  CANNOT_COME_ANEW: {
    text: 'En uno de estos canales no se puede retirar lo publicado para una versión más nueva.',
    remedy: 'Vuelva a cargar la página para ver dónde está la publicación y deje fuera ese canal.',
  },
  NOTHING_TO_CORRECT: {
    text: 'Nada de lo publicado se puede cambiar a esta versión.',
    remedy: 'Retírelo de donde está y empiece una publicación nueva.',
  },
  REMOTE_UNKNOWN: {
    text: 'Una persona vio esta publicación en la red; Bedside no conoce allí su dirección.',
    remedy: 'Retírela en la propia red.',
  },
  NOT_IN_DOUBT: { text: 'Esta entrega ya no está en duda.', remedy: 'Vuelva a cargar la página para ver cómo acabó.' },
};
