import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Questions to the person at the terminal. */
export type Ask = {
  /** Enter takes the `usual` answer, if there is one. */
  text(question: string, usual: string | null): Promise<string>;
  /** What is typed is not shown. */
  secret(question: string): Promise<string>;
  yes(question: string): Promise<boolean>;
};

/** Null when nobody is there to answer: what is not given on the command line is then an error. */
export function terminalAsk(): Ask | null {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) return null;
  const ask = async (question: string, shown: boolean): Promise<string> => {
    // Made before the question is: from now on the terminal itself repeats nothing of what is typed.
    const output = shown ? stdout : new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = createInterface({ input: stdin, output, terminal: true });
    terminal.once('SIGINT', () => process.exit(130));
    try {
      if (!shown) stdout.write(question);
      return (await terminal.question(shown ? question : '')).trim();
    } finally {
      terminal.close();
      if (!shown) stdout.write('\n');
    }
  };
  return {
    text: async (question, usual) => (await ask(`${question}${usual ? ` [${usual}]` : ''}: `, true)) || (usual ?? ''),
    secret: (question) => ask(`${question} (not shown): `, false),
    yes: async (question) => /^(y|yes)$/i.test(await ask(`${question} [y/N]: `, true)),
  };
}
