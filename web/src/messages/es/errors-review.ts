/** Códigos de pasar revisiones, de pasajes marcados y de invitados. */
export const reviewErrors = {
  PASSAGE_UNFIT: {
    text: 'Un pasaje marcado no está en esta versión de la publicación.',
    remedy: 'Cargue la página otra vez y marque el pasaje de nuevo.',
  },
  HANDED_ON: { text: 'Usted pasó esta revisión a otra persona.', remedy: 'Recupérela primero, o déjela en sus manos.' },
  NOT_ASKED: {
    text: 'No se le pide decidir esta revisión, así que no puede pasarla.',
    remedy: 'Pregunte a las personas que figuran junto al paso.',
  },
  ALL_ARE_ASKED: {
    text: 'En este paso se pide la decisión de todos, así que nadie puede hacerse cargo.',
    remedy: 'Decida usted.',
  },
  TO_EDITOR: {
    text: 'Participó en estas palabras, así que debe decidir otra persona.',
    remedy: 'Elija a otra persona.',
  },
  TO_DECIDED: { text: 'Ya decidió este paso.', remedy: 'Elija a otra persona.' },
  TO_HANDED_ON: { text: 'Ha pasado esta revisión a su vez.', remedy: 'Elija a otra persona.' },
  TO_NOT_ELIGIBLE: { text: 'No puede decidir esta revisión.', remedy: 'Elija a una de las personas que se ofrecen.' },
  TOO_FEW_LEFT: {
    text: 'Quedarían muy pocas personas para decidir este paso.',
    remedy: 'Decida usted, o pida a una tercera persona.',
  },
  UNTIL_UNFIT: {
    text: 'Una revisión puede pasarse por un mes como mucho, desde ahora.',
    remedy: 'Elija un día del próximo mes.',
  },
  GUESTS_NOT_ALLOWED: {
    text: 'Los invitados no deciden este paso.',
    remedy: 'Administración puede permitirlo en los ajustes de la revisión.',
  },
  NOT_AN_INVITER: {
    text: 'Puede invitar a pasos que usted mismo podría decidir, y nunca para sus propias palabras.',
    remedy: 'Pida ayuda a una de las personas que figuran junto al paso.',
  },
  GUEST_NEEDS_TRAINING: {
    text: 'Este paso necesita a alguien con formación en derecho de privacidad.',
    remedy: 'Pida a un responsable de privacidad que le invite y acredite la formación, con un motivo.',
  },
  ATTEST_OFFICER: {
    text: 'Solo un responsable de privacidad acredita la formación en derecho de privacidad.',
    remedy: 'Pídale que le invite.',
  },
  GUEST_IS_MEMBER: {
    text: 'Alguien de la organización tiene esta dirección, así que no puede venir como invitado.',
    remedy: 'Dele una función que decida este paso, o invite a otra persona.',
  },
  GUEST_LINK_UNKNOWN: {
    text: 'Este enlace no es válido, es demasiado antiguo, o aquello para lo que servía ha terminado.',
    remedy: 'Pida uno nuevo a quien le invitó.',
  },
  GUEST_LINK_USED: {
    text: 'Este enlace ya se abrió en otro navegador.',
    remedy: 'Siga allí, o pida un enlace nuevo a quien le invitó. Si no fue usted, dígaselo.',
  },
  GUEST_SIGNED_OUT: {
    text: 'Su tiempo aquí ha terminado, o lo terminó quien le invitó.',
    remedy: 'Abra su enlace otra vez en el navegador en el que empezó, o pida uno nuevo.',
  },
  GUEST_CODE_WRONG: {
    text: 'Este no es el código, o es demasiado antiguo.',
    remedy: 'Mire el correo más reciente o pida otro código. Tras cinco intentos un código deja de valer.',
  },
  GUEST_NO_MORE_CODES: {
    text: 'No se puede enviar otro código para este enlace.',
    remedy: 'Pida un enlace nuevo a quien le invitó.',
  },
};
