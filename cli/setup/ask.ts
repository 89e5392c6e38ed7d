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
  const ask = async (question: string, output: NodeJS.WritableStream): Promise<string> => {
    const terminal = createInterface({ input: stdin, output, terminal: true });
    terminal.once('SIGINT', () => process.exit(130));
    try {
      return (await terminal.question(question)).trim();
    } finally {
      terminal.close();
    }
  };
  return {
    text: async (question, usual) => (await ask(`${question}${usual ? ` [${usual}]` : ''}: `, stdout)) || (usual ?? ''),
    secret: async (question) => {
      stdout.write(`${question} (not shown): `);
      const answer = await ask('', new Writable({ write: (_chunk, _encoding, done) => done() }));
      stdout.write('\n');
      return answer;
    },
    yes: async (question) => /^(y|yes)$/i.test(await ask(`${question} [y/N]: `, stdout)),
  };
}
