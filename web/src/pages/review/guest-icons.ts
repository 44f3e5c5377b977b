import { CircleCheck, Clock, Eye, Mail, MailOpen, UserRoundX } from 'lucide-react';

/** How each state of a guest looks. */
export const guestIcons = {
  invited: { tone: 'info', icon: Mail },
  opened: { tone: 'info', icon: MailOpen },
  reading: { tone: 'info', icon: Eye },
  decided: { tone: 'pass', icon: CircleCheck },
  expired: { tone: 'warn', icon: Clock },
  revoked: { tone: 'quiet', icon: UserRoundX },
} as const;
