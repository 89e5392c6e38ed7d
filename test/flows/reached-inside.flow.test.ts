import { actsAt } from '../support/acts';
import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';

/** As beside a Chatwoot in Docker: nobody answers at the browsers' address from where we are. */
const BROWSERS = 'https://chat.invalid';

let road: Road;
beforeAll(async () => {
  road = await startRoad({ speed: 20, browsersUrl: BROWSERS, cable: true });
});
afterAll(() => road.stop());

describe('a Chatwoot that we reach by another address than browsers do', () => {
  it('is heard and written to', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    await until('the sidebar', () => String(acts.attributesOf(id)['helpline_next_step']).includes('answer'));
    await until('a note in the thread', () => acts.notesIn(id).length > 0);
  });

  it('has its live feed followed', async () => {
    const metrics = async (): Promise<string> => (await fetch(`${road.pluginUrl}/metrics`)).text();
    await until('the feed', async () => /^helpline_cable_up 1$/m.test(await metrics()));
  });

  it('is to browsers what they know: it alone may frame the panel, ask for the line, and be led to', async () => {
    const page = await fetch(`${road.pluginUrl}/panel/`);
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${BROWSERS};`);
    const line = await fetch(`${road.pluginUrl}/line/0123456789abcdef.js`, { headers: { origin: BROWSERS } });
    expect(line.headers.get('access-control-allow-origin')).toBe(BROWSERS);
    expect(road.world.policy().pageLink).toBe(`${BROWSERS}/app/accounts/1/dashboard`);
  });
});
