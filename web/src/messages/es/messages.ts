import type { messages as en } from '../en/messages.ts';

export const messages: typeof en = {
  title: 'Mensajes',
  lead: 'Todo lo que Bedside quería decirle, lo más nuevo primero.',
  mailNotSetUp:
    'El correo no está configurado: los mensajes llegan solo aquí. La administración puede configurarlo al arrancar Bedside.',
  unread: 'Nuevo',
  markRead: 'Marcar como leído',
  markReadLabel: 'Marcar «{{subject}}» como leído',
  open: 'Abrir',
  openLabel: 'Abrir: {{subject}}',
  mailed: 'enviado también por correo {{when}}',
  emptyTitle: 'No hay mensajes',
  emptyText: 'Cuando alguien pida su revisión, o una publicación le necesite, se escribirá aquí.',
};
