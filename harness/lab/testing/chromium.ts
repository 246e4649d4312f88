// For tests: the Chromium that they run in. A setting names it, else one that is installed is taken, else
// Playwright's own (`npx playwright install chromium`).
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser'];

export function chromiumOptions(env: NodeJS.ProcessEnv = process.env) {
  const executablePath = env['WORKBOOK_CHROMIUM'] ?? installed(env['PATH'] ?? '');
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    // Its sandbox is not to be had as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  };
}

function installed(path: string): string | undefined {
  return path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
