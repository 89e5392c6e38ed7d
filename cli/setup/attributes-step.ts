import type { SetupCalls } from '../../adapters/chatwoot/setup-calls';
import type { Hand } from './hand';

/** What the sidebar shows of a conversation. Shown, never believed: the client's own page can write here. */
export const ATTRIBUTES = [
  {
    key: 'helpline_connection',
    name: 'Connection',
    description: 'What was seen of the client’s chat, and when. Written by the helpline plugin.',
  },
  {
    key: 'helpline_next_step',
    name: 'Next step',
    description: 'What is due next in this conversation, and when. Written by the helpline plugin.',
  },
  {
    key: 'helpline_safe',
    name: 'Safe to contact',
    description:
      'Locks, and what the client said of being written to. Written by the helpline plugin; type no here if not.',
  },
  {
    key: 'helpline_hand_off',
    name: 'Hand-off',
    description: 'When this conversation was handed on, and whether it was read back. Written by the helpline plugin.',
  },
  {
    key: 'helpline_outcome',
    name: 'Outcome',
    description: 'How the last contact ended, as the advocate who finished it said. Written by the helpline plugin.',
  },
  {
    key: 'helpline_credits',
    name: 'Credits',
    description: 'How far the plan of messages is used, or why the last text was dear. Written by the helpline plugin.',
  },
] as const;

/** The definitions, without which Chatwoot keeps the values and shows them nowhere. One of another type is left alone. */
export async function attributesStep(calls: SetupCalls, hand: Hand): Promise<void> {
  const known = await calls.definitions();
  for (const wanted of ATTRIBUTES) {
    const label = `attribute "${wanted.name}" (${wanted.key})`;
    const there = known.find(
      (one) => one.attribute_key === wanted.key && one.attribute_model === 'conversation_attribute',
    );
    if (!there) await hand.change(label, () => calls.createDefinition(wanted));
    else if (there.attribute_display_type === 'text') hand.found(label);
    else
      hand.warn(
        `The ${label} is of type ${there.attribute_display_type}. It must be text: delete it, and run this again.`,
      );
  }
}
