// The workbench of a page: the answer lies in this browser, and the lab practises it.
import type { Text } from '../../../harness/grading/text.ts';
import { codeKey } from './code-key.ts';
import { putAway, type KeptWork } from './kept-work.ts';
import type { Practice } from './practice.ts';
import { Refused, type Workbench } from './workbench.ts';

export interface PagePlace {
  /** Its slug. */
  exercise: string;
  /** The code that it ships with. */
  shipped(): Promise<string>;
  practice: Practice;
  work: KeptWork;
  now(): Date;
  /** Is told what another tab writes, as `storage` events do. @returns what ends it */
  onStorage(
    listener: (change: { key: string | null; newValue: string | null }) => void,
  ): () => void;
}

const notKept: Record<'full' | 'nowhere', Text> = {
  full: {
    en: 'The browser’s storage is full, so your code lasts until you leave this page. Download it, or delete attempts that you no longer need.',
    ko: '브라우저 저장 공간이 가득 차서, 이 페이지를 떠나면 코드가 사라져요. 코드를 내려받거나 필요 없는 답을 지우세요.',
  },
  nowhere: {
    en: 'This browser keeps nothing for this page, so your code lasts until you leave it. Download it before you go.',
    ko: '이 브라우저는 이 페이지의 내용을 저장하지 않아요. 페이지를 떠나면 코드가 사라지니 그전에 내려받으세요.',
  },
};

export function openPageWorkbench(place: PagePlace): Workbench {
  const { exercise, shipped, practice, work, now, onStorage } = place;
  const closers = new Set<() => void>();
  /** That something was put aside. */
  let told = false;

  const read = async (): Promise<string> => work.code(exercise) ?? (await shipped());

  async function write(source: string): Promise<void> {
    work.keepCode(exercise, source);
    const { trouble } = work;
    if (trouble === 'full' || trouble === 'nowhere') throw new Refused(notKept[trouble]);
    return Promise.resolve();
  }

  async function putInPlace(source: string): Promise<string> {
    const [present, original] = [await read(), await shipped()];
    if (present !== source && present !== original) {
      work.keepAttempt(exercise, putAway(present, now()));
    }
    work.keepCode(exercise, source);
    return source;
  }

  return {
    place: 'page',
    read,
    write,
    onChanged(listener) {
      const end = onStorage(({ key, newValue }) => {
        if (key === codeKey(exercise) && newValue !== null) listener(newValue);
      });
      closers.add(end);
      return end;
    },
    async run(source, options) {
      const ran = await practice.run(exercise, source, options);
      const { status, findings, broker } = ran.verdict;
      // Of a stub that nobody touched there was no run.
      if (status !== 'todo' || findings.length > 0) {
        work.keepAttempt(exercise, {
          ...{ source, status, at: now().toISOString() },
          codes: findings.map(({ code }) => code),
          subject: findings[0]?.subject ?? null,
          standing: broker === null ? null : broker.graded ? 'graded' : 'practised',
        });
      }
      return ran;
    },
    stop: () => practice.stop(),
    attempts: () => Promise.resolve(work.attempts(exercise)),
    reset: async () => putInPlace(await shipped()),
    async putBack(name) {
      const found = work.attempts(exercise).find((one) => one.name === name);
      if (found === undefined) throw new Refused(gone);
      return putInPlace(found.source);
    },
    replace: putInPlace,
    async bringBack(brought) {
      work.bringBack({ [exercise]: brought });
      return read();
    },
    forget(name) {
      work.forget(exercise, name);
      return Promise.resolve();
    },
    hasSetAside() {
      const now = work.trouble === 'broken' && !told;
      told ||= now;
      return now;
    },
    warmUp: () => practice.warmUp(exercise),
    close() {
      for (const end of closers) end();
      closers.clear();
    },
  };
}

const gone: Text = {
  en: 'This attempt is no longer kept here; another tab may have deleted it.',
  ko: '이 답은 더 이상 여기에 없어요. 다른 탭에서 지웠을 수 있어요.',
};
