import { describe, expect, it } from 'vitest';
import { browserOf, systemOf } from './browser.ts';

const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('a browser', () => {
  it.each([
    [`Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/156.0.0.0 Safari/537.36`, 'Chromium', 156],
    [
      `Mozilla/5.0 (X11; Linux x86_64) ${webKit} HeadlessChrome/156.0.0.0 Safari/537.36`,
      'Chromium',
      156,
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${webKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
      'Chromium',
      140,
    ],
    ['Mozilla/5.0 (Windows NT 10.0; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox', 153],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Version/18.2 Safari/605.1.15`,
      'Safari',
      18,
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) ${webKit} Version/17.0 Mobile/15E148 Safari/604.1`,
      'Safari',
      17,
    ],
    ['curl/8', 'unknown', null],
  ])('is told by %s', (agent, name, version) => {
    expect(browserOf(agent)).toEqual({ name, version });
  });

  it('runs on a system that people know by its name', () => {
    expect(systemOf('Mozilla/5.0 (Linux; Android 16) x')).toBe('Android');
    expect(systemOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('Mac OS X');
  });
});
