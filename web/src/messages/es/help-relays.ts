export const helpRelays = {
  title: 'Avisos',
  what: 'Lo que publican las autoridades sanitarias, seguido por sus canales y difundido con la fuente.',
  steps: [
    'Elija fuentes: algunas están preparadas y puede añadir cualquier canal. Ve sus avisos más recientes antes de seguirlo.',
    'Difunda un aviso: empieza un borrador con el titular, la fuente, su día y el enlace.',
    'Se comprueba y se revisa como cualquier publicación. Aparte lo que no concierne a su gente.',
  ],
  questions: [
    {
      asked: '¿Por qué no puedo quitar la fuente?',
      answer: 'Lo que se difunde dice de quién es. Sin el nombre y el enlace de la fuente no sale nada.',
    },
    {
      asked: '¿Y si la fuente cambia su aviso?',
      answer: 'Se marca aquí con lo que decía antes, y se avisa a quien escribió una publicación sobre él.',
    },
  ],
};
