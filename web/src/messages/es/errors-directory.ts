import type { directoryErrors as en } from '../en/errors-directory.ts';

/** Codes of the staff directory, and of the lists that are imported into it. */
export const directoryErrors: typeof en = {
  STAFF_NAME_MISSING: { text: 'Falta un nombre.', remedy: 'Dé un nombre completo, o nombre de pila y apellidos.' },
  STAFF_EMAIL_INVALID: { text: 'Esto no es una dirección de correo.', remedy: 'Corríjala o déjela vacía.' },
  STAFF_EMAIL_TAKEN: {
    text: 'Otra persona del directorio tiene esta dirección de correo.',
    remedy: 'Búsquela, o deje la dirección vacía si la comparten varias personas.',
  },
  STAFF_EMAIL_LOOKALIKE: {
    text: 'Esta dirección de correo parece igual a la de una colega y no lo es.',
    remedy: 'Escríbala de nuevo con letras corrientes, o pregunte a quien se la dio.',
  },
  STAFF_EXTERNAL_ID_TAKEN: {
    text: 'Otra persona del directorio tiene este id de su otro sistema.',
    remedy: 'Búsquela y corrija el id allí o aquí.',
  },
  STAFF_CHANGED: {
    text: 'Esta entrada se cambió entretanto en otro lugar.',
    remedy: 'Ciérrela y ábrala de nuevo para ver qué cambió.',
  },
  STAFF_GROUP_CHANGED: {
    text: 'Este grupo se cambió entretanto en otro lugar.',
    remedy: 'Ciérrelo y ábralo de nuevo para ver qué cambió.',
  },
  STAFF_IN_USE: {
    text: 'Esta entrada pertenece a una persona de Bedside o a un grupo y no se puede quitar.',
    remedy: 'Marque que se fue, o termine antes el vínculo.',
  },
  STAFF_PERSON_TAKEN: {
    text: 'Esta persona está vinculada con otra entrada del directorio.',
    remedy: 'Termine antes ese vínculo.',
  },
  STAFF_LEFT: { text: 'Esta entrada está marcada como que se fue.', remedy: 'Marque que volvió antes de vincularla.' },
  POWERFUL_ROLE: {
    text: 'Un grupo da la función de administrador o de responsable de privacidad solo si usted lo permite.',
    remedy: 'Marque la casilla u omita la función.',
  },
  IMPORT_EMPTY: {
    text: 'Este archivo no tiene filas debajo de un encabezado.',
    remedy: 'Guarde la lista como CSV, con los nombres de las columnas en la primera línea.',
  },
  IMPORT_TOO_MANY_ROWS: {
    text: 'Este archivo tiene más filas de las que se pueden importar de una vez.',
    remedy: 'Divídalo e importe las partes una tras otra.',
  },
  IMPORT_TOO_MANY_COLUMNS: {
    text: 'Este archivo tiene más de 200 columnas.',
    remedy: 'Deje solo las columnas necesarias.',
  },
  IMPORT_FIELD_TWICE: {
    text: 'Dos columnas rellenarían el mismo campo.',
    remedy: 'Elija una de ellas. Solo los otros nombres pueden venir de varias columnas.',
  },
  IMPORT_OUTDATED: {
    text: 'El directorio cambió desde la vista previa, y este archivo haría ahora otra cosa. No se cambió nada.',
    remedy: 'Mire la nueva vista previa y aplíquela.',
  },
  IMPORT_CLOSED: { text: 'Este archivo ya se aplicó o se dejó de lado.', remedy: 'Elija el archivo de nuevo.' },
  IMPORT_INCOMPLETE: { text: 'No ha llegado todo el archivo.', remedy: 'Elija el archivo de nuevo.' },
  IMPORT_EXCHANGES: {
    text: 'En este archivo hay personas que intercambian correos o ids, lo que no se puede hacer de una vez. No se cambió nada.',
    remedy: 'Omita esas filas, aplique el resto y después impórtelas solas.',
  },
  FILE_TOO_LARGE: { text: 'Este archivo supera los 20 MB.', remedy: 'Deje solo las columnas necesarias, o divídalo.' },
};
