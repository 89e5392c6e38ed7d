/**
 * Remembers the newest answer of a pure function, for one who asks the same again at once: within a turn many rooms ask the
 * same of the same facts. Facts are never changed, only replaced, so that an answer about them stays true; what is compared is
 * whether each argument is the very same. One answer is held and no more, whatever the number of conversations.
 */
export function lastAsked<Asked extends readonly unknown[], Answer>(
  work: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  let last: { asked: Asked; answer: Answer } | null = null;
  return (...asked) => {
    if (last === null || last.asked.some((one, i) => !Object.is(one, asked[i])))
      last = { asked, answer: work(...asked) };
    return last.answer;
  };
}
