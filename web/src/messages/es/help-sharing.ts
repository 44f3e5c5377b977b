import type { helpSharing as english } from '../en/help-sharing.ts';

export const helpSharing: typeof english = {
  title: 'Lo que comparto',
  what: 'Publicaciones aprobadas que puede compartir desde una cuenta suya, sus cuentas y lo que compartió.',
  steps: [
    'Conecte una cuenta de Bluesky o Mastodon, o comparta a mano en otros lugares.',
    'Elija una publicación, mire exactamente lo que sale y compártala.',
    'Vea abajo si está visible, y retírela cuando quiera.',
  ],
  questions: [
    {
      asked: '¿Quién ve aquí mi cuenta?',
      answer:
        'Solo usted. Quienes administran no ven ni la cuenta ni lo que comparte en ella, y nadie puede publicar allí.',
    },
    {
      asked: '¿Puedo quitar la última línea?',
      answer:
        'No. Quien pasa adelante palabras de su empleador lo dice en la propia publicación, para que nadie se engañe.',
    },
    {
      asked: '¿Qué pasa cuando la organización retira su publicación?',
      answer:
        'Se le avisa, y usted decide sobre la suya. Cuando termina el permiso de un paciente, la suya se retira sola.',
    },
  ],
};
