// The two lines above the keys: what to do next, and how the last run went.
import { wasGraded } from '../../grading/verdict.ts';
import type { Exercise } from '../../catalog/catalog.ts';
import type { Language, Text } from '../../grading/text.ts';
import { repeatNote } from '../../reporting/render-verdict.ts';
import type { WatchState } from './state.ts';

export function nextStep(state: WatchState, language: Language): string {
  const file = fileOf(state.current);
  const verdict = state.results.get(state.current.path)?.verdict;
  const step: Text = {
    pass: afterPass(state),
    fail: { en: `Save ${file} to try again.`, ko: `${file} 파일을 저장하면 다시 채점해요.` },
    todo:
      verdict !== undefined && wasGraded(verdict)
        ? { en: `The next task is in ${file}`, ko: `다음 과제도 ${file} 파일에서 하세요.` }
        : { en: `Begin in ${file}`, ko: `${file} 파일에서 시작하세요.` },
    error: { en: 'Save again to try again.', ko: '다시 저장하면 다시 채점해요.' },
    none: { en: file, ko: file },
  }[verdict?.status ?? 'none'];
  return step[language];
}

function afterPass({ exercises, current }: WatchState): Text {
  const next = exercises[exercises.indexOf(current) + 1];
  return next === undefined
    ? {
        en: 'That was the last one on the list (l), which also shows what is still open.',
        ko: '목록(l)의 마지막 연습이었어요. 아직 남은 연습도 목록에서 볼 수 있어요.',
      }
    : { en: `Next: ${fileOf(next)}`, ko: `다음: ${fileOf(next)}` };
}

/** Milliseconds since the save, how to repeat the run, and what is being graded. */
export function statusLine(state: WatchState, language: Language): string {
  const result = state.results.get(state.current.path);
  const { sinceSaveMs = null, verdict } = result ?? {};
  return [
    sinceSaveMs === null || (verdict && !wasGraded(verdict)) ? '' : `${Math.round(sinceSaveMs)} ms`,
    verdict === undefined ? '' : repeatNote(verdict, language),
    runningLine(state, language),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Empty when nothing is being graded. */
export function runningLine({ running }: WatchState, language: Language): string {
  if (running === undefined) return '';
  return { en: `grading ${running.slug}…`, ko: `${running.slug} 채점 중…` }[language];
}

function fileOf({ path }: Exercise): string {
  return `exercises/${path}/exercise.ts`;
}
