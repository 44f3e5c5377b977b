export const helpUrgent = {
  title: 'Avisos urgentes',
  what: 'Una página, dos personas, todos los canales: para cierres, brotes, retiradas y desastres.',
  steps: [
    'Elija de qué se trata: hay palabras preparadas. Complete lo que está entre corchetes.',
    'Pida a otra persona. Quien revisa lo sabe enseguida.',
    'Su aprobación lo publica. Siga con actualizaciones y termine con el fin del aviso.',
  ],
  questions: [
    {
      asked: '¿Se comprueba como las demás publicaciones?',
      answer:
        'Sí: el control, la aprobación y los canales valen como siempre. Solo no valen los diez segundos para deshacer ni los días sin publicaciones.',
    },
    { asked: '¿Y si nadie lo aprueba?', answer: 'Pasado un día, una aprobación ya no publica nada.' },
  ],
};
