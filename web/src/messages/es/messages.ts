import type { messages as en } from '../en/messages.ts';

export const messages: typeof en = {
  title: 'Mensajes',
  lead: 'Todo lo que Bedside quería decirle, lo más nuevo primero.',
  mailNotSetUp:
    'El correo no está configurado: los mensajes llegan solo aquí. La administración puede configurarlo al arrancar Bedside.',
  unread: 'Nuevo',
  markRead: 'Marcar como leído',
  markReadLabel: 'Marcar «{{subject}}» como leído',
  markAllRead: 'Marcar todo como leído',
  choose: 'Cómo se le avisa',
  chooseTitle: 'Cómo se le avisa',
  byMail: 'Por correo',
  byMailHint:
    'Cada mensaje está también aquí. Un correo nunca lleva palabras de una publicación. Los avisos sobre su inicio de sesión llegan siempre.',
  mailEach: 'Un correo por mensaje',
  mailDaily: 'Un correo al día',
  mailOff: 'Ningún correo',
  digestAt: 'A qué hora',
  quiet: 'Horas de silencio',
  quietFrom: 'Silencio desde',
  quietTo: 'Silencio hasta',
  chosen: 'Guardado. Vale desde el próximo mensaje.',
  open: 'Abrir',
  openLabel: 'Abrir: {{subject}}',
  mailed: 'enviado también por correo {{when}}',
  emptyTitle: 'No hay mensajes',
  emptyText: 'Cuando alguien pida su revisión, o una publicación le necesite, se escribirá aquí.',
};
