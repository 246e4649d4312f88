// What the bridge refuses, in words that say what to do.
import type { Exercise } from '../catalog/catalog.ts';
import { mostInFile, TooLong } from '../workbench/answer-file.ts';
import { Stopped } from '../workbench/queue.ts';
import type { Refusal } from './said.ts';

const fileOf = ({ path }: Exercise): string => `exercises/${path}/exercise.ts`;

export function conflict(exercise: Exercise): Refusal {
  return {
    code: 'conflict',
    text: {
      en: `${fileOf(exercise)} was changed elsewhere meanwhile. Take that text, or keep yours: neither is lost.`,
      ko: `그 사이에 다른 곳에서 ${fileOf(exercise)} 파일이 바뀌었어요. 그 내용을 쓰거나 지금 내용을 그대로 두세요. 어느 쪽도 사라지지 않아요.`,
    },
  };
}

export const busy: Refusal = {
  code: 'busy',
  text: {
    en: 'Several runs are waiting already. Wait for one of them, or stop it.',
    ko: '이미 여러 실행이 기다리고 있어요. 하나가 끝나기를 기다리거나 멈추세요.',
  },
};

export function notOpenYet(missing: number): Refusal {
  return {
    code: 'not-open',
    text: {
      en: `The solution opens after a pass, or after three verdicts on different answers: ${missing} to go.`,
      ko: `해답은 통과하거나, 서로 다른 답으로 세 번 판정을 받으면 열려요. ${missing}번 남았어요.`,
    },
  };
}

export function noAttempt({ slug }: Exercise): Refusal {
  return {
    code: 'no-attempt',
    text: {
      en: `This attempt of ${slug} is kept no more. Open the list again.`,
      ko: `${slug}의 이 답은 더 이상 보관되어 있지 않아요. 목록을 다시 여세요.`,
    },
  };
}

export function noAnswer({ slug }: Exercise): Refusal {
  return {
    code: 'no-answer',
    text: {
      en: `This is none of the right answers that lie beside ${slug}. Reload the page.`,
      ko: `${slug} 옆에 있는 맞는 답이 아니에요. 페이지를 새로 고치세요.`,
    },
  };
}

export function noFile(exercise: Exercise): Refusal {
  return {
    code: 'file',
    text: {
      en: `${fileOf(exercise)} is not there. Save or reset the exercise, and it is.`,
      ko: `${fileOf(exercise)} 파일이 없어요. 연습을 저장하거나 처음 상태로 되돌리면 다시 생겨요.`,
    },
  };
}

/** What went wrong with a question, as a refusal. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Stopped) {
    return { code: 'stopped', text: { en: 'It was stopped.', ko: '실행을 멈췄어요.' } };
  }
  if (error instanceof TooLong) {
    return {
      code: 'file',
      text: {
        en: `The file is longer than a page edits (${mostInFile / 1024} KB): ${error.message}\nEdit it in your own editor; \`npm run watch\` grades it.`,
        ko: `파일이 이 페이지에서 편집할 수 있는 크기(${mostInFile / 1024} KB)보다 커요: ${error.message}\n직접 쓰는 편집기에서 고치세요. \`npm run watch\`로 채점할 수 있어요.`,
      },
    };
  }
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error) {
    return {
      code: 'file',
      text: {
        en: `The file system refused it, and nothing was changed: ${what}`,
        ko: `파일 시스템이 거부해서 아무것도 바꾸지 않았어요: ${what}`,
      },
    };
  }
  return {
    code: 'trouble',
    text: {
      en: `It could not be done: ${what}`,
      ko: `처리하지 못했어요: ${what}`,
    },
  };
}
