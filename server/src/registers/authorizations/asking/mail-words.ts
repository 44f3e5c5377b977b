/** All that a mail to whoever is asked says: a link or a code, and no word of health, of a picture or of a name. */
export const ASKING_MAIL = {
  en: {
    link: {
      subject: 'A form waits for you',
      text: (link: string) =>
        `Somebody asks you to look at a form. You can say yes or no. Open this link to read it:\n\n${link}\n\nA code then comes to this address. If you do not expect this, you can ignore this mail.\n`,
    },
    code: {
      subject: 'Your code for the form',
      text: (code: string) =>
        `Your code for the form is:\n\n${code}\n\nIt holds for ten minutes. Give it to nobody. If you did not open the link, you can ignore this mail.\n`,
    },
  },
  es: {
    link: {
      subject: 'Un formulario le espera',
      text: (link: string) =>
        `Le piden que mire un formulario. Puede decir sí o no. Abra este enlace para leerlo:\n\n${link}\n\nDespués llega un código a esta dirección. Si no lo espera, puede pasar por alto este correo.\n`,
    },
    code: {
      subject: 'Su código para el formulario',
      text: (code: string) =>
        `Su código para el formulario es:\n\n${code}\n\nEs válido diez minutos. No lo dé a nadie. Si usted no abrió el enlace, puede pasar por alto este correo.\n`,
    },
  },
} as const;
