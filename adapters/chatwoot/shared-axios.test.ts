import { createRequire } from 'node:module';
import axios from 'axios';

describe('the SDK’s axios', () => {
  it('is ours, or it would have no time-out and no way to give up (package.json, overrides)', () => {
    const ofSdk = createRequire(require.resolve('@figuro/chatwoot-sdk'))('axios') as unknown;
    expect(ofSdk).toBe(axios);
  });
});
