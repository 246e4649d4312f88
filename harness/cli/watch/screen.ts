// What a state of watch looks like: the verdict, what was opened below it, and the keys last.
import { renderTypes } from '../../reporting/render-types.ts';
import { renderVerdict, type RenderOptions } from '../../reporting/render-verdict.ts';
import { wrapped } from '../../reporting/lay-out.ts';
import type { Text } from '../../grading/text.ts';
import { helpLines, keysLine, listKeys, resetKeys } from './footer.ts';
import { nextStep, runningLine, statusLine } from './next-step.ts';
import { panelText, type PanelContent } from './panels.ts';
import type { WatchState } from './state.ts';

export interface ScreenOptions extends RenderOptions {
  /** Rows; what is longer scrolls, and only the list keeps to it. */
  height: number;
}

export function renderScreen(
  state: WatchState,
  content: PanelContent,
  options: ScreenOptions,
): string {
  const { panel } = state;
  const parts =
    panel.type === 'list'
      ? [
          panelText(state, content, options),
          noteText(state.note, options),
          lines(dim(runningLine(state, options.language), options), listKeys(options)),
        ]
      : [
          ...verdictParts(state, options),
          panel.type === 'help' ? helpLines(options) : panelText(state, content, options),
          noteText(state.note, options),
          lines(
            wrapped(nextStep(state, options.language), options.width),
            dim(wrapped(statusLine(state, options.language), options.width), options),
            panel.type === 'reset' ? resetKeys(options) : keysLine(options),
          ),
        ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function lines(...all: string[]): string {
  return all.filter((line) => line !== '').join('\n');
}

/** Styles around nothing would be something. */
function dim(text: string, { paint }: RenderOptions): string {
  return text === '' ? '' : paint('dim', text);
}

function verdictParts(state: WatchState, options: RenderOptions): string[] {
  const result = state.results.get(state.current.path);
  if (result === undefined) return [options.paint('bold', state.current.title[options.language])];
  return [renderVerdict(result.verdict, options), renderTypes(result.types ?? [], options)];
}

function noteText(note: Text | undefined, { language, width, paint }: RenderOptions): string {
  return note === undefined ? '' : paint('yellow', wrapped(note[language], width));
}
