// Opens the page in the reader's browser, where there is one to see it.

/** Whether somebody sits before this machine. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (isSet(env['CI']) || isSet(env['SSH_CONNECTION'])) return false;
  if (platform !== 'linux' || isSet(env['WSL_DISTRO_NAME'])) return true;
  return isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY']);
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** Never fails: the address is on the screen too. */
export async function openPage(address: string): Promise<void> {
  try {
    const { default: open } = await import('open');
    const opener = await open(address);
    opener.on('error', () => undefined);
    opener.unref();
  } catch {
    // As said.
  }
}
