export const helpByHand = {
  title: 'Publicaciones a mano',
  what: 'Algunos lugares no dejan publicar a ningún programa. Una persona recibe lo autorizado, lo publica allí y trae el enlace.',
  steps: [
    'Ábralo en su teléfono cuando se le avise de que toca publicar.',
    'Siga los pasos: copie el texto, comparta o guarde las imágenes, abra el lugar y publique.',
    'Pegue el enlace de la publicación y diga que la ha visto allí.',
  ],
  questions: [
    {
      asked: '¿Por qué de pronto no hay nada que copiar?',
      answer:
        'Cada vez que se abre se pregunta de nuevo si puede salir. Se retiró un permiso, se detuvo la publicación o terminó su plazo: no la publique.',
    },
    {
      asked: '¿Pueden pedir lo mismo a dos personas?',
      answer: 'No. Lo tiene una sola persona hasta que diga que está hecho, lo devuelva o lo dé a otra.',
    },
  ],
};
