import type { bulkErrors as en } from '../en/errors-bulk.ts';

/** Codes of planning from a file, and of trying again what did not go out. */
export const bulkErrors: typeof en = {
  NEEDS_PERSON: {
    text: 'Nadie sabe si esto salió, y Bedside ya no busca.',
    remedy: 'Mire usted en la red y diga lo que hay.',
  },
  NOTHING_TO_RETRY: {
    text: 'Esta entrega ya no está detenida.',
    remedy: 'Vuelva a cargar la página para ver cómo está.',
  },
  STILL_BLOCKED: {
    text: 'Algo impide todavía que esta publicación salga. No se envió nada.',
    remedy: 'Abra la publicación, resuelva lo que allí se indica e inténtelo de nuevo.',
  },
  TAKEN_DOWN_ELSEWHERE: {
    text: 'Esta publicación se retiró de otro canal y volvería a salir allí. No se envió nada.',
    remedy: 'Empiece una publicación nueva con estas palabras, para los canales que quiera.',
  },
  IMPORT_REPEATED: {
    text: 'Este archivo ya se importó. No se creó nada.',
    remedy: 'Deshaga la importación anterior, o diga que quiere sus publicaciones otra vez.',
  },
  IMPORT_ROWS_FAULTY: {
    text: 'Algunas filas no pueden ser publicaciones. No se creó nada.',
    remedy: 'Corrija esas filas, o déjelas fuera.',
  },
  PLAN_OUTDATED: {
    text: 'Algo cambió desde la vista previa, así que este archivo crearía ahora otra cosa. No se creó nada.',
    remedy: 'Mire la nueva vista previa y cree eso.',
  },
};
