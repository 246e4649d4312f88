// The words for an answer that cannot be used: SHAPE with line and what to look at.
import type { Finding } from '../grading/finding.ts';
import { finding } from '../grading/make-finding.ts';
import type { Text } from '../grading/text.ts';
import type { ShapeProblem } from './messages.ts';

type Words = (problem: ShapeProblem) => { says: Text; asks: Text };

const words: Readonly<Record<ShapeProblem['kind'], Words>> = {
  unreadable: ({ detail }) => ({
    says: { en: `There is no file ${detail}.`, ko: `${detail} 파일이 없어요.` },
    asks: {
      en: 'Was it moved? `npm run grade -- <exercise> --answer FILE` grades another file.',
      ko: '파일을 옮겼나요? `npm run grade -- <exercise> --answer FILE` 명령으로 다른 파일을 채점할 수 있어요.',
    },
  }),
  'does-not-strip': ({ detail }) => ({
    says: {
      en: `${detail.replace(' in strip-only mode', '')}: Node runs this file by taking the types out, and this is more than a type.`,
      ko: `${detail.replace(' in strip-only mode', '')}: Node는 타입만 걷어 내고 이 파일을 실행하는데, 이 문법은 타입만이 아니에요.`,
    },
    asks: {
      en: 'Can you write it without enum, namespace or parameter property? A union of strings, a plain object or a field does the same.',
      ko: 'enum, namespace, 매개변수 속성 없이 쓸 수 있나요? 문자열 유니언, 일반 객체, 필드로 같은 일을 할 수 있어요.',
    },
  }),
  'does-not-parse': ({ detail }) => ({
    says: {
      en: `The file cannot be read as TypeScript: ${detail}.`,
      ko: `파일을 TypeScript로 읽을 수 없어요: ${detail}.`,
    },
    asks: {
      en: 'Is a bracket, quote or comma missing on this line or the one before?',
      ko: '이 줄이나 바로 앞줄에 괄호, 따옴표, 쉼표가 빠지지 않았나요?',
    },
  }),
  'type-as-value': ({ detail }) => ({
    says: {
      en: `${detail} is only a type, and types are gone when the file runs.`,
      ko: `${detail}은(는) 타입일 뿐이고, 타입은 파일이 실행될 때 사라져요.`,
    },
    asks: {
      en: `Write \`type ${detail}\` in the import.`,
      ko: `import에 \`type ${detail}\`처럼 쓰세요.`,
    },
  }),
  'no-such-export': ({ detail }) => ({
    says: {
      en: `The module that this line imports has no export named ${detail}.`,
      ko: `이 줄에서 가져오는 모듈에는 ${detail}(이)라는 export가 없어요.`,
    },
    asks: {
      en: 'Is the name spelled as in the documentation of the module?',
      ko: '모듈 문서에 적힌 이름과 철자가 같은가요?',
    },
  }),
  'not-found': ({ detail }) => ({
    says: { en: `The module ${detail} was not found.`, ko: `${detail} 모듈을 찾지 못했어요.` },
    asks: {
      en: 'An answer needs only `kafkajs` and Node’s own modules. Does a file of yours lack its `.ts`?',
      ko: '답에는 `kafkajs`와 Node 내장 모듈만 있으면 돼요. 여러분의 파일을 가져올 때 `.ts`를 빠뜨리지 않았나요?',
    },
  }),
  'way-around': ({ detail }) => ({
    says: {
      en: `The answer imports \`${detail}\`. What does not pass through kafkajs cannot be seen, so it cannot be graded.`,
      ko: `답이 \`${detail}\` 모듈을 가져와요. kafkajs를 거치지 않는 통신은 볼 수 없어서 채점할 수 없어요.`,
    },
    asks: {
      en: 'Which method of kafkajs does what you need here?',
      ko: '여기서 하려는 일을 하는 kafkajs 메서드는 무엇인가요?',
    },
  }),
  'not-in-a-page': ({ detail }) => ({
    says: {
      en: `The answer imports \`${detail}\`, which a page does not have: no files and no system are here.`,
      ko: `답이 \`${detail}\` 모듈을 가져오는데, 웹 페이지에는 없는 모듈이에요. 여기에는 파일도 운영 체제도 없어요.`,
    },
    asks: {
      en: 'Can you do without it? An answer needs only `kafkajs` and what `ctx` gives; on your own machine `npm test` has all of Node.',
      ko: '이것 없이도 할 수 있나요? 답에는 `kafkajs`와 `ctx`가 주는 것만 있으면 돼요. 여러분의 컴퓨터에서 `npm test`를 실행하면 Node를 모두 쓸 수 있어요.',
    },
  }),
  'missing-export': ({ detail }) => ({
    says: {
      en: `The file does not export ${detail}.`,
      ko: `파일이 ${detail}을(를) export하지 않아요.`,
    },
    asks: {
      en: `Does it say \`export async function ${detail}(…)\`?`,
      ko: `\`export async function ${detail}(…)\`이라고 적혀 있나요?`,
    },
  }),
  'not-a-function': ({ detail }) => ({
    says: {
      en: `${detail} is exported, but it is not a function.`,
      ko: `${detail}을(를) export했지만 함수가 아니에요.`,
    },
    asks: {
      en: `Does it say \`export async function ${detail}(…)\`?`,
      ko: `\`export async function ${detail}(…)\`이라고 적혀 있나요?`,
    },
  }),
  'missing-value': ({ detail }) => ({
    says: {
      en: `The file does not export ${detail}.`,
      ko: `파일이 ${detail}을(를) export하지 않아요.`,
    },
    asks: {
      en: `Does it say \`export const ${detail} = …\`?`,
      ko: `\`export const ${detail} = …\`이라고 적혀 있나요?`,
    },
  }),
  'not-a-value': ({ detail }) => ({
    says: {
      en: `${detail} is exported as a function; it is to be plain data.`,
      ko: `${detail}을(를) 함수로 export했어요. 함수 없이 데이터만 담은 값이어야 해요.`,
    },
    asks: {
      en: `Does it say \`export const ${detail} = …\`?`,
      ko: `\`export const ${detail} = …\`이라고 적혀 있나요?`,
    },
  }),
  'throws-at-import': ({ detail }) => ({
    says: {
      en: `The file stopped while it was being loaded: ${detail}`,
      ko: `파일을 불러오는 도중에 멈췄어요: ${detail}`,
    },
    asks: {
      en: 'Which code runs outside the functions you export?',
      ko: 'export한 함수 바깥에서 실행되는 코드는 무엇인가요?',
    },
  }),
  'import-never-ends': () => ({
    says: {
      en: 'Loading the file took more than 10 s.',
      ko: '파일을 불러오는 데 10초가 넘게 걸렸어요.',
    },
    asks: {
      en: 'Is there a loop or an `await` outside the functions you export?',
      ko: 'export한 함수 바깥에 반복문이나 `await`가 있나요?',
    },
  }),
};

/** @param file the answer, as its name is to be shown */
export function shapeFinding(problem: ShapeProblem, file: string): Finding {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const place = problem.line === null ? name : `${name}:${problem.line}`;
  const { says, asks } = words[problem.kind](problem);
  return finding({
    code: problem.kind === 'throws-at-import' ? 'CRASHED' : 'SHAPE',
    subject: `${problem.kind} ${problem.kind === 'unreadable' ? name : problem.detail}`.trim(),
    where: problem.source === null ? place : `${place}  ${problem.source.trim()}`,
    says,
    asks,
    explainedAt: 'before-dawn#shape',
  });
}
