export const helpHealth = {
  title: 'Estado',
  what: 'Si pasa todo lo que debe pasar: envíos, tareas, canales, correo.',
  steps: [
    'Empiece por lo que está marcado porque necesita a una persona.',
    'Abra una línea para ver desde cuándo y por qué.',
    'Siga el consejo que está al lado y vuelva a mirar.',
  ],
  questions: [
    {
      asked: '¿Es malo que algo espere?',
      answer: 'No por sí solo: las redes piden esperar, y Bedside vuelve. Lo que le necesita está marcado.',
    },
  ],
};
