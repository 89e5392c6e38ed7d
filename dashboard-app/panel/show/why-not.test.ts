import { PANEL_ERRORS } from '../../../core/panel/exchange-contract';
import type { NotDone } from '../ask/send-command';
import { whyNotDone, whyNotRead } from './why-not';
import { WORDS } from './words';

const CODES: readonly NotDone[] = [...PANEL_ERRORS, 'elsewhere', 'unreachable', 'not-here'];
const LANGUAGES = ['en', 'es'] as const;

describe('why a note could not be read', () => {
  it.each<[NotDone, RegExp]>([
    ['not-found', /^The note is not in the thread any more\.$/],
    ['not-signed-in', /not signed in to Chatwoot here as yourself.*stands as a private note in the thread\.$/],
    ['not-allowed', /Chatwoot does not let you.*stands as a private note in the thread\.$/],
    ['chatwoot-away', /Chatwoot does not answer.*stands as a private note in the thread\.$/],
    ['elsewhere', /Another conversation is open in Chatwoot now\. It stands/],
    ['unreachable', /^It could not be read here\. Nobody answered\./],
    ['not-here', /^It could not be read here\. Nobody answered\./],
  ])('is told as what it is: %s', (code, says) => {
    expect(whyNotRead(WORDS.en, code, null)).toMatch(says);
  });

  it.each(LANGUAGES)('is never that it is gone, but where that is known (%s)', (language) => {
    const { gone } = WORDS[language].note;
    const saysGone = CODES.filter((code) => whyNotRead(WORDS[language], code, null).includes(gone));
    expect(saysGone).toEqual(['not-found']);
  });

  it.each(LANGUAGES)('speaks of nothing that was or was not sent (%s)', (language) => {
    for (const code of CODES) expect(whyNotRead(WORDS[language], code, null)).not.toMatch(/\bsent\b|envi[oó]/i);
  });
});

describe('why a click was not done', () => {
  it.each(LANGUAGES)('never says that we go on trying: nobody does (%s)', (language) => {
    for (const code of CODES) {
      expect(whyNotDone(WORDS[language], code, null)).not.toMatch(/go on trying|seguimos/i);
      expect(whyNotRead(WORDS[language], code, null)).not.toMatch(/go on trying|seguimos/i);
    }
  });

  it('is the service’s own sentence where the page has none', () => {
    expect(whyNotDone(WORDS.en, 'too-large', 'That is too much text.')).toBe('It was not done. That is too much text.');
  });

  it('is not known without an answer', () => {
    expect(whyNotDone(WORDS.en, 'unreachable', null)).not.toContain('It was not done');
  });
});
