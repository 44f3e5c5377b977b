import type { quarantine as en } from '../en/quarantine.ts';

/** Imágenes tomadas sin consentimiento. */
export const quarantine: typeof en = {
  title: 'Imágenes en cuarentena',
  text: 'Se tomaron sin consentimiento. Nadie puede adjuntarlas, aprobarlas ni publicarlas, y solo las ven las personas responsables de privacidad y de coordinación. Dos personas juntas liberan una.',
  alt: 'Imagen {{number}} en cuarentena',
  causes: {
    marked: 'Alguien del equipo dice que se tomó sin consentimiento.',
    declined: 'Alguien que se ve en ella dijo que no a la foto.',
    withdrawn: 'Alguien que se ve en ella retiró su permiso para la foto.',
    rescinded: 'Alguien que se ve en ella retiró en papel su permiso para la foto.',
  },
  since: 'Desde {{time}}',
  sinceBy: 'Desde {{time}}, por {{name}}',
  askedBy: '{{name}} pide liberarla. Usted puede aceptar.',
  needsSecond: '{{name}} pidió liberarla. Tiene que aceptar una segunda persona.',
  ask: 'Pedir liberarla',
  askLabel: 'Pedir que se libere la imagen {{number}}',
  askText: 'Tiene que aceptar una segunda persona. Hasta entonces sigue en cuarentena.',
  asked: 'Se pidió liberarla. Tiene que aceptar una segunda persona.',
  release: 'Liberarla',
  releaseLabel: 'Liberar la imagen {{number}}',
  releaseTitle: '¿Liberar esta imagen?',
  releaseText: 'Se puede volver a adjuntar y publicar, hasta donde los permisos lo permitan.',
  releaseReason: 'Por qué se puede liberar',
  released: 'La imagen queda liberada.',
  mark: 'Tomada sin consentimiento',
  markLabel: 'La imagen {{number}} se tomó sin consentimiento',
  markTitle: '¿Se tomó la imagen {{number}} sin consentimiento?',
  markText:
    'Va a cuarentena, con todo lo que se recortó de ella: nadie puede adjuntarla, aprobarla ni publicarla, y pocas personas la ven.',
  markReason: 'Qué pasó',
  markConfirm: 'Ponerla en cuarentena',
  marked: 'La imagen está en cuarentena.',
};
