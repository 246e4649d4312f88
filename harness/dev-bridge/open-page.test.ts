import { expect, it } from 'vitest';
import { editorSet } from './open-in-editor.ts';
import { hasDisplay } from './open-page.ts';

it('opens a page only where somebody sees it', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WSL_DISTRO_NAME: 'Debian' }, 'linux')).toBe(true);
  expect([hasDisplay({}, 'darwin'), hasDisplay({}, 'win32')]).toEqual([true, true]);
  expect(hasDisplay({ SSH_CONNECTION: '10.0.0.1' }, 'darwin')).toBe(false);
  expect(hasDisplay({ CI: 'true', DISPLAY: ':0' }, 'linux')).toBe(false);
});

it('takes the editor that was set, but none that wants the terminal', () => {
  expect(editorSet({ EDITOR: 'vim' })).toBe(undefined);
  expect(editorSet({ EDITOR: '/usr/bin/nano', VISUAL: 'code --wait' })).toBe('code --wait');
  expect(editorSet({ VISUAL: 'emacs -nw', EDITOR: 'subl' })).toBe('subl');
  expect(editorSet({ WORKBOOK_EDITOR: 'zed', VISUAL: 'code' })).toBe('zed');
  expect(editorSet({ WORKBOOK_EDITOR: ' ' })).toBe(undefined);
});
