import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setupAtPractice } from '../../test/support/setup-at-practice';

const at = setupAtPractice();

describe('npm run setup, refusing', () => {
  it('a token of somebody who is no administrator', async () => {
    writeFileSync(join(at.folder, 'token'), at.practice.tokens.agents['ana'] ?? '');
    const { code, said } = await at.run();
    expect(code).toBe(1);
    expect(said).toMatch(/Ana Advocate.*no administrator/);
  });

  it('a token that Chatwoot does not know', async () => {
    writeFileSync(join(at.folder, 'token'), 'not-a-token-of-anybody');
    const { code, said } = await at.run();
    expect(code).toBe(1);
    expect(said).toContain('does not accept this token');
  });

  it('an account that is another’s', async () => {
    expect(await at.run({ account: '7' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('account 7') as unknown,
    });
  });

  it('an address where nobody answers, and one that is none', async () => {
    const { url } = at.practice;
    await at.practice.close();
    expect(await at.run({ url })).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not answer') as unknown,
    });
    expect(await at.run({ url: 'chat.example.org' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('--url') as unknown,
    });
    await at.reopen();
  });
});
