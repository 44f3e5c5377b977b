import type { mediaErrors as en } from '../en/errors-media.ts';

/** Why a video or a document is not taken in. */
export const mediaErrors: typeof en = {
  VIDEO_TYPE_UNSUPPORTED: {
    text: 'Esto no es un vídeo MP4 o MOV.',
    remedy: 'Expórtelo como MP4 desde su programa de vídeo y añádalo.',
  },
  VIDEO_UNREADABLE: {
    text: 'El vídeo está dañado y no se puede abrir.',
    remedy: 'Expórtelo de nuevo desde su programa de vídeo y añádalo.',
  },
  VIDEO_TRUNCATED: {
    text: 'Falta una parte al final del vídeo.',
    remedy: 'Cópielo de nuevo desde la cámara y añádalo.',
  },
  VIDEO_TRACK_MISSING: {
    text: 'En este archivo hay sonido, pero ninguna imagen.',
    remedy: 'Añada un vídeo que muestre algo.',
  },
  VIDEO_CODEC_REFUSED: {
    text: 'El vídeo está codificado de un modo que pocos dispositivos reproducen.',
    remedy: 'Expórtelo como MP4 con imagen H.264 y sonido AAC y añádalo.',
  },
  VIDEO_EDITED: {
    text: 'El archivo contiene más de lo que muestra: las escenas sin cortar siguen en él.',
    remedy: 'Exporte el corte como un vídeo propio y añádalo.',
  },
  VIDEO_TOO_LONG: {
    text: 'El vídeo dura más de cuatro horas.',
    remedy: 'Córtelo y añada las partes que importan.',
  },
  VIDEO_TOO_MANY_PIXELS: {
    text: 'El vídeo tiene más píxeles de los que se pueden tratar.',
    remedy: 'Expórtelo a 1920 × 1080 y añádalo.',
  },
  DOCUMENT_TYPE_UNSUPPORTED: {
    text: 'Esto no es un PDF.',
    remedy: 'Guarde el documento como PDF y añádalo.',
  },
  DOCUMENT_UNREADABLE: {
    text: 'El PDF está dañado y no se puede abrir.',
    remedy: 'Guárdelo de nuevo como PDF y añádalo.',
  },
  DOCUMENT_ENCRYPTED: {
    text: 'El PDF está bloqueado.',
    remedy: 'Guárdelo sin contraseña y añádalo.',
  },
  DOCUMENT_TOO_MANY_PAGES: {
    text: 'El PDF tiene más de 300 páginas.',
    remedy: 'Elija las páginas que importan y añádalas.',
  },
  DOCUMENT_HAS_NOTES: {
    text: 'El PDF tiene formularios, comentarios o dibujos sueltos sobre sus páginas.',
    remedy: 'Imprímalo en un PDF nuevo, mire si queda tapado todo lo que debe estarlo y añádalo.',
  },
  DOCUMENT_HAS_LAYERS: {
    text: 'El PDF tiene capas desactivadas.',
    remedy: 'Imprímalo en un PDF nuevo y añádalo.',
  },
};
