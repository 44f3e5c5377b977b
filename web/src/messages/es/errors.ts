import type { errors as en } from '../en/errors.ts';

export const errors: typeof en = {
  title: 'No se pudo hacer',
  OFFLINE: {
    text: 'Ahora mismo no se puede llegar a Bedside.',
    remedy: 'No se ha perdido nada de lo que escribió. Compruebe la conexión e inténtelo de nuevo.',
  },
  SERVER_UNAVAILABLE: {
    text: 'El servidor tiene problemas y no respondió.',
    remedy: 'Espere un minuto e inténtelo de nuevo.',
  },
  ANSWER_UNREADABLE: {
    text: 'El servidor respondió de un modo que esta página no entiende.',
    remedy: 'Vuelva a cargar la página; puede ser más antigua que el servidor.',
  },
  REFUSED: { text: 'El servidor lo rechazó.', remedy: 'Vuelva a cargar la página e inténtelo otra vez.' },
  UNEXPECTED: { text: 'Ocurrió algo inesperado en esta página.', remedy: 'Vuelva a cargar la página.' },
};
