import type { Instant } from '../kernel/instant';
import type { Statement } from './statement';

/** Of every kind of statement all that there are, with this time in each. A new kind does not compile without its own here. */
export function everyStatement(then: Instant): readonly Statement[] {
  const pages = ['hidden', 'closed', 'offline', 'silent'] as const;
  const afterwards = [null, ...pages.map((page) => ({ page, at: then }))];
  const simple = <Says extends string>(says: Says): { says: Says; at: Instant }[] => [{ says, at: then }];
  const all: Readonly<Record<Statement['says'], readonly Statement[]>> = {
    'our-line': [{ says: 'our-line', since: then }],
    'advocate-line': [{ says: 'advocate-line', since: then }],
    'quick-exit': simple('quick-exit'),
    wrote: afterwards.map((after) => ({ says: 'wrote', at: then, then: after })),
    typing: afterwards.map((after) => ({ says: 'typing', at: then, then: after })),
    opened: simple('opened'),
    'on-screen': simple('on-screen'),
    open: [true, false].flatMap((chat) => [null, then].map((last) => ({ says: 'open' as const, chat, last }))),
    hidden: simple('hidden'),
    closed: simple('closed'),
    left: simple('left'),
    offline: simple('offline'),
    quiet: ([null, 'message', 'typing', 'opened'] as const).map((source) => ({
      says: 'quiet',
      last: source && { source, at: then },
      pageAfter: then,
    })),
    'last-heard': [true, false].map((readingUnknown) => ({ says: 'last-heard', at: then, readingUnknown })),
    'nothing-since': [{ says: 'nothing-since', since: then }],
    'nothing-yet': [{ says: 'nothing-yet' }],
    'last-word': (['client', 'advocate'] as const).map((by) => ({ says: 'last-word', by, at: then })),
  };
  return Object.values(all).flat();
}
