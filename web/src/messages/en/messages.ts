export const messages = {
  title: 'Messages',
  lead: 'Everything Bedside wanted you to know, newest first.',
  mailNotSetUp:
    'Mail is not set up, so messages arrive only here. An administrator can set it up when Bedside is started.',
  unread: 'New',
  markRead: 'Mark as read',
  markReadLabel: 'Mark “{{subject}}” as read',
  open: 'Open',
  openLabel: 'Open: {{subject}}',
  mailed: 'also sent by mail {{when}}',
  emptyTitle: 'No messages',
  emptyText: 'When somebody asks for your review, or a post needs you, it will be written here.',
};
