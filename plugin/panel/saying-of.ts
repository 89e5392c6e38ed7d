import type { AgentSession } from '../../adapters/chatwoot/chatwoot-api';
import type { World } from '../../adapters/world';
import type { PanelCommand } from '../../core/panel/command-contract';
import type { PanelErrorCode } from '../../core/panel/exchange-contract';
import { offeredText } from '../../core/panel/texts-card';
import { ladderTextOf } from '../../core/texts/ladder-text';
import { shippedText } from '../../core/texts/shipped-text';
import type { Click } from './command-events';
import { noteOf } from './note-of-command';
import type { Saying } from '../say/said';
import type { Asker } from './asker';
import { ownSession } from './own-session';

/** What a click says and to whom, or why it is not said. */
export async function sayingOf(
  world: World,
  asker: Asker,
  command: PanelCommand,
  click: Click,
  session: AgentSession | null,
): Promise<Saying | PanelErrorCode> {
  if (command.name === 'send-text') {
    const name = offeredText(command.text);
    if (name === null) return 'odd-request';
    const as = await ownSession(world, asker, session);
    if (typeof as === 'string') return as;
    return { to: 'client', text: shippedText(name, world.policy()), offered: ladderTextOf(name), as: as.session };
  }
  const note = await noteOf(world, command, click);
  if (note === null) return 'odd-request';
  return { to: 'team', text: withoutMentions(note.text), marker: note.marker };
}

/** A mention in typed words would make Chatwoot send mails and pushes that quote them. */
const withoutMentions = (text: string): string => text.replace(/mention:\/\//gi, 'mention: ');
