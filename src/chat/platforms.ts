import type { ChatPlatform } from './chat-platform.ts';
import { matrixPlatform } from './matrix/platform.ts';
import { slackPlatform } from './slack/platform.ts';
import { webPlatform } from './web/platform.ts';

/** The chat platforms, in the order in which they begin. A new one is a folder beside this file, and a line here. */
export const CHAT_PLATFORMS: readonly ChatPlatform[] = [webPlatform, slackPlatform, matrixPlatform];
