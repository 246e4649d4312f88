// What the facts about a browser mean for the workbook: good, or what to do about it.
import type { Text } from '../../content/languages.ts';
import { needed, tried } from './browser.ts';
import type { Facts } from './facts.ts';
import * as advice from './advice.ts';

export const rowNames = [
  ...['modules', 'workers', 'policy', 'storage', 'memory', 'lab', 'browser'],
] as const;
export type RowName = 'modules' | 'workers' | 'policy' | 'storage' | 'memory' | 'lab' | 'browser';

export interface Row {
  name: RowName;
  /** `doubt`: it works, or may, and somebody should know. */
  state: 'good' | 'doubt' | 'bad';
  /** What was found. */
  found: Text;
  /** What to do; `null` where nothing is to be done. */
  fix: Text | null;
}

const megabyte = 1_000_000;
/** Bytes: answers and attempts of the whole workbook are far below it. */
const littleQuota = 5 * megabyte;

export function judge(facts: Facts): Row[] {
  return [
    row('modules', 'good', { en: 'run', ko: '실행돼요' }),
    workers(facts),
    policy(facts),
    storage(facts),
    memory(facts),
    lab(facts),
    browser(facts),
  ];
}

/** The whole: what the worst row is. */
export function verdictOf(rows: readonly Row[]): Row['state'] {
  if (rows.some(({ state }) => state === 'bad')) return 'bad';
  return rows.some(({ state }) => state === 'doubt') ? 'doubt' : 'good';
}

function row(name: RowName, state: Row['state'], found: Text, fix: Text | null = null): Row {
  return { name, state, found, fix };
}

function workers({ worker }: Facts): Row {
  if (worker === null) return row('workers', 'good', { en: 'start', ko: '시작돼요' });
  return row('workers', 'bad', same(worker), advice.workers);
}

function policy({ worker, blob }: Facts): Row {
  if (blob === null) return row('policy', 'good', { en: 'allows them', ko: '허용돼요' });
  if (worker !== null) return row('policy', 'bad', advice.notTried, advice.workers);
  return row('policy', 'bad', same(blob), advice.policy);
}

function storage({ storage: { refused, persisted, quota } }: Facts): Row {
  if (refused !== null) return row('storage', 'bad', same(refused), advice.storage);
  const room = quota === null ? '' : `, ${size(quota)}`;
  if (quota !== null && quota < littleQuota) {
    return row('storage', 'doubt', { en: `kept${room}`, ko: `저장돼요${room}` }, advice.room);
  }
  if (persisted === true) {
    return row('storage', 'good', { en: `kept for good${room}`, ko: `계속 남아요${room}` });
  }
  return row(
    'storage',
    'good',
    { en: `kept until the browser clears it${room}`, ko: `브라우저가 지울 때까지 남아요${room}` },
    advice.mayBeCleared,
  );
}

function memory({ memory: { device, had, asked } }: Facts): Row {
  const says = [
    had === null ? undefined : `${had}/${asked} MB`,
    device === null ? undefined : `≥ ${device} GB`,
  ].filter((one) => one !== undefined);
  const found = says.length === 0 ? advice.notTried : same(says.join(', '));
  if (had !== null && had < asked) return row('memory', 'bad', found, advice.memory);
  const little = device !== null && device < 2;
  if (had === null || little) return row('memory', 'doubt', found, advice.memory);
  return row('memory', 'good', found);
}

function lab({ lab: run }: Facts): Row {
  if (run.passed) {
    const seconds = (run.ms / 1000).toFixed(1);
    return row('lab', 'good', { en: `passed in ${seconds} s`, ko: `${seconds}초 만에 통과` });
  }
  if ('why' in run) return row('lab', 'bad', run.why, advice.lab);
  return row('lab', 'bad', same([run.status, ...run.codes].join(' ')), advice.labVerdict);
}

function browser({ browser: { name, version } }: Facts): Row {
  const found = same(version === null ? name : `${name} ${version}`);
  const least = needed[name];
  if (version !== null && least !== undefined && version < least) {
    return row('browser', 'bad', found, advice.oldBrowser);
  }
  const since = tried[name];
  if (version === null || since === undefined || version < since) {
    return row('browser', 'doubt', found, advice.untried);
  }
  return row('browser', 'good', found);
}

function size(bytes: number): string {
  const megabytes = bytes / megabyte;
  return megabytes < 1_000 ? `${Math.round(megabytes)} MB` : `${Math.round(megabytes / 1_000)} GB`;
}

/** What the browser said itself is the same in both languages. */
function same(text: string): Text {
  return { en: text, ko: text };
}
