// Where answers are graded: on brokers of several kinds in Node, and in a page in Chromium.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrokerKind } from '../../brokers/broker.ts';
import { unlikeNode } from '../../lab/unlike-node.ts';
import { openSession, type Session } from '../../session/session.ts';
import type { Shell } from '../shell.ts';
import type { Place } from './answers.ts';

export type Where = BrokerKind | 'auto' | 'page';

export interface Places {
  /** `undefined` where one cannot be had; why not was said. */
  places: Place[] | undefined;
  close(): Promise<void>;
}

export async function openPlaces(shell: Shell, wanted: readonly Where[]): Promise<Places> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing) await end();
  };
  const places: Place[] = [];
  for (const where of wanted) {
    const opened = where === 'page' ? await inPage(shell) : await inNode(shell, where);
    if (opened === undefined) return { places: undefined, close };
    places.push(opened.place);
    closing.push(opened.close);
  }
  return { places, close };
}

interface Opened {
  place: Place;
  close(): Promise<void>;
}

async function inNode(shell: Shell, kind: BrokerKind | 'auto'): Promise<Opened | undefined> {
  const broker = await shell.acquire(kind, { requireGraded: kind !== 'practice' });
  if (broker === undefined) return undefined;
  const session = await openSession(shell.root, broker);
  return {
    place: placeOf(session),
    close: () => session.close({ stopBrokerIfUnused: !broker.wasWarm }),
  };
}

export function placeOf(session: Session): Place {
  return {
    name: session.broker.kind,
    async grade(exercise, answer, seed) {
      await session.warmUp(exercise);
      return session.grade(exercise, { answer, seed, stubToo: true });
    },
  };
}

async function inPage(shell: Shell): Promise<Opened | undefined> {
  // Only contributors have a browser for tests; other commands do without it.
  const { openLabInChromium } = await import('../../lab/testing/open-lab.ts');
  try {
    const lab = await openLabInChromium(join(shell.stateDir, 'lab-for-verify'));
    return {
      place: {
        name: 'page',
        grade: ({ slug }, answer, seed) => lab.grade(slug, readFileSync(answer, 'utf8'), seed),
        differs: (file) => unlikeNode[file],
      },
      close: lab.close,
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    shell.tell({
      en: `No Chromium could be started, so nothing was graded in a page. Install one (npx playwright install chromium), or name it in WORKBOOK_CHROMIUM.\n${said}`,
      ko: `Chromium을 시작하지 못해서 웹 페이지에서는 채점하지 않았어요. 설치하거나(npx playwright install chromium) WORKBOOK_CHROMIUM에 경로를 적으세요.\n${said}`,
    });
    return undefined;
  }
}
