// Shows what watch does: on a screen that is drawn anew, or line after line where there is none.
import { renderTypes } from '../../reporting/render-types.ts';
import { renderVerdict, type RenderOptions } from '../../reporting/render-verdict.ts';
import { nextStep, statusLine } from './next-step.ts';
import type { PanelContent } from './panels.ts';
import { renderScreen } from './screen.ts';
import type { WatchEvent, WatchState } from './state.ts';
import type { Terminal } from './terminal.ts';

/** Is told the state after every event. */
export type View = (state: WatchState, event: WatchEvent) => void;

export function screenView(
  terminal: Terminal,
  content: PanelContent,
  options: () => RenderOptions,
): View {
  return (state) => {
    const { width, height } = terminal.size();
    const { width: widest } = options();
    terminal.draw(
      renderScreen(state, content, {
        ...options(),
        language: state.language,
        width: Math.min(width, widest),
        height,
      }),
    );
  };
}

/** Each verdict as it comes, types after it; for a pipe or a file. */
export function lineView(
  print: (text: string) => void,
  tell: (text: { en: string; ko: string }) => void,
  options: () => RenderOptions,
): View {
  const end = { en: 'Ctrl-C ends', ko: '끝내려면 Ctrl-C' };
  return (state, event) => {
    const { language, paint } = options();
    if (event.type === 'note' || event.type === 'trouble') tell(event.text);
    if (event.type === 'types') {
      const types = renderTypes(event.types ?? [], options());
      if (types !== '') print(`\n${types}`);
    }
    if (event.type === 'verdict') {
      const shown = { ...state, current: event.exercise };
      const status = [statusLine(shown, language), end[language]].filter((part) => part !== '');
      print(renderVerdict(event.verdict, options()));
      print(`\n${nextStep(shown, language)}\n${paint('dim', status.join(' · '))}`);
    }
  };
}
