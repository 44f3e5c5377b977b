import type { repeatErrors as en } from '../en/errors-repeats.ts';

/** Codes of posts that repeat. */
export const repeatErrors: typeof en = {
  IS_REPETITION: {
    text: 'Esta publicación es ella misma una repetición.',
    remedy: 'Abra la publicación que repite y cambie allí la regla.',
  },
  REPEAT_CHANGED: {
    text: 'La regla de esta publicación ha cambiado entretanto.',
    remedy: 'Vuelva a cargar la página para ver cómo está.',
  },
  REPEAT_EMPTY: {
    text: 'Esta regla no tiene ninguna fecha antes de terminar.',
    remedy: 'Elija un último día posterior u otros días.',
  },
  REPEAT_OVER: {
    text: 'Todas las fechas de esta regla han pasado.',
    remedy: 'Elija una regla con alguna fecha por venir.',
  },
  REPEAT_TOO_LONG: {
    text: 'Una publicación se repite dos años como máximo, para que alguien vuelva a mirar sus palabras.',
    remedy: 'Elija un último día anterior o menos veces.',
  },
};
