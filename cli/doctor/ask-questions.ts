import { isDangerId, type DangerId } from '../../core/preflight/dangers';
import { wordsOf } from '../../core/preflight/words';
import { Complaint } from '../setup/complaint';
import { postDeskNote } from './desk-notes';
import type { Doctor } from './doctor';
import type { Looked } from './look';
import { sentences } from './sentences';

/**
 * Asks what only a person can tell, and keeps each answer, dated, as a note in the desk's conversation. No answer is
 * taken for granted, and none is given by `--yes`. @throws ChatwootError
 */
export async function askQuestions(doctor: Doctor, { standing }: Looked): Promise<void> {
  const { ask, say, language } = doctor;
  const words = sentences[language];
  if (!ask || standing.open.length === 0) return;
  say(words.open);
  for (const id of standing.open) {
    if (!isDangerId(id)) continue;
    const { why, ask: question = '' } = wordsOf(id, language);
    say(`\n${why}`);
    const said = await ask.text(`${question} (${words.answerHow})`, null);
    if (words.yes.test(said)) await keep(doctor, id, true);
    else if (words.no.test(said)) await keep(doctor, id, false);
  }
}

/** Answers given with the command: `transcripts=yes`. @throws Complaint */
export async function keepAnswers(doctor: Doctor, given: readonly string[]): Promise<void> {
  for (const one of given) {
    const [, id = '', answer] = /^([\w-]+)=(yes|no)$/.exec(one) ?? [];
    if (!isDangerId(id) || !wordsOf(id, 'en').ask) {
      throw new Complaint(`--answer ${one}: expected a question and yes (it is safe) or no, such as transcripts=yes.`);
    }
    await keep(doctor, id, answer === 'yes');
  }
}

async function keep(doctor: Doctor, id: DangerId, safe: boolean): Promise<void> {
  const { say, language } = doctor;
  const text = sentences[language].noteAnswer(wordsOf(id, language).title, safe);
  const noted = await postDeskNote(doctor, text, { what: 'answer', question: id, safe });
  say(noted === null ? sentences[language].unchanged : text);
}
