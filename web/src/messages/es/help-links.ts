import type { helpLinks as en } from '../en/help-links.ts';

export const helpLinks: typeof en = {
  title: 'Enlaces',
  what: 'Direcciones cortas propias para lo que publica, y valores de campaña que leen las estadísticas web.',
  steps: [
    'Guarde un conjunto UTM: fuente, medio y campaña, con lugares como {network} que se rellenan para cada red.',
    'En una publicación con una dirección, elija «Direcciones cortas», un conjunto, o ambos. La vista previa muestra lo que sale.',
    'Cuando la publicación haya salido, su página y esta dicen cuántas veces se abrió cada dirección.',
  ],
  questions: [
    {
      asked: '¿Puedo cambiar adónde lleva una dirección corta?',
      answer: 'No. Lo que se aprobó queda como está. Corrija la publicación con la dirección correcta.',
    },
    {
      asked: '¿A quién se cuenta?',
      answer:
        'A nadie por su nombre: un número por día. No se guarda dirección, cookie ni navegador, y los programas no cuentan.',
    },
  ],
};
