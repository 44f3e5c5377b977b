import type { channels as en } from '../en/channels.ts';

export const channels: typeof en = {};
