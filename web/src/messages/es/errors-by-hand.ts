export const byHandErrors = {
  WITH_A_PERSON: {
    text: 'Alguien lo tiene para publicarlo a mano y no ha contestado.',
    remedy: 'Pregúntele, o deje que quien administra conteste en su nombre.',
  },
  NOT_YOURS: {
    text: 'Lo tiene otra persona.',
    remedy: 'Pregúntele, o a quien administra, que puede contestar en su nombre.',
  },
  ANSWERED: {
    text: 'Aquí ya no se pide nada, o todavía no.',
    remedy: 'Mire de nuevo cómo está.',
  },
  LINK_UNFIT: {
    text: 'Esta no es la dirección de una publicación en ese lugar.',
    remedy: 'Abra la publicación allí, elija «Copiar enlace» y péguelo entero.',
  },
  LINK_USED: {
    text: 'Ya se sabe de otra publicación en esta dirección.',
    remedy: 'Abra la publicación que acaba de hacer y copie su propia dirección.',
  },
  NOT_A_POSTER: {
    text: 'Esta persona no está nombrada para publicar allí, o ya lo tiene.',
    remedy: 'Elija a otra, o deje que quien administra la nombre en Canales.',
  },
  POSTER_UNKNOWN: {
    text: 'Una de estas personas no trabaja aquí o aún no se ha incorporado.',
    remedy: 'Elija personas que puedan iniciar sesión.',
  },
};
