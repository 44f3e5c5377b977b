/** All that a mail to a guest says: a link or a code, and no word of the post. */
export const GUEST_MAIL = {
  en: {
    invitation: {
      subject: 'You are asked to review something in Bedside',
      text: (link: string) =>
        `Somebody asks you to review something in Bedside. Open this link in the browser in which you want to read it; it works in one browser only:\n\n${link}\n\nA code then comes to this address. If you do not expect this, you can ignore this mail.\n`,
    },
    code: {
      subject: 'Your code for Bedside',
      text: (code: string) =>
        `Your code for the review in Bedside is:\n\n${code}\n\nIt holds for fifteen minutes. Give it to nobody. If you did not open the link, tell whoever invited you.\n`,
    },
  },
  es: {
    invitation: {
      subject: 'Le piden que revise algo en Bedside',
      text: (link: string) =>
        `Alguien le pide que revise algo en Bedside. Abra este enlace en el navegador en el que quiera leerlo; solo sirve en un navegador:\n\n${link}\n\nDespués llega un código a esta dirección. Si no lo espera, puede pasar por alto este correo.\n`,
    },
    code: {
      subject: 'Su código para Bedside',
      text: (code: string) =>
        `Su código para la revisión en Bedside es:\n\n${code}\n\nEs válido quince minutos. No lo dé a nadie. Si usted no abrió el enlace, avise a quien le invitó.\n`,
    },
  },
} as const;
