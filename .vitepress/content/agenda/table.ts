// An agenda as a table. In a room people wait for each other, ask and look for a plug: what a lesson takes somebody
// alone takes half as much again there, in steps of five minutes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lessons } from '../../../harness/catalog/catalog.ts';
import type { Language } from '../languages.ts';
import { agendas, type AgendaItem } from './agendas.ts';

const pages = fileURLToPath(new URL('../../../docs/lessons', import.meta.url));

/** What somebody alone takes, as the lesson's page says, which the lint holds to the catalog. */
function minutesAlone(lesson: string, part: 'read' | 'core' | 'stretch'): number {
  const page = readFileSync(`${pages}/${lesson}.md`, 'utf8');
  const found = new RegExp(`^minutes:.*\\b${part}: (\\d+)`, 'm').exec(page)?.[1];
  if (found === undefined) throw new Error(`The lesson ${lesson} does not say its minutes.${part}`);
  return Number(found);
}

export function inRoom(alone: number): number {
  return Math.ceil((alone * 1.5) / 5) * 5;
}

export function minutesOf(item: AgendaItem): number {
  return 'minutes' in item ? item.minutes : inRoom(minutesAlone(item.lesson, item.part));
}

/** Minutes from beginning to end. @throws where there is no such agenda */
export function lengthOf(name: string): number {
  return agendaNamed(name).items.reduce((sum, item) => sum + minutesOf(item), 0);
}

export function agendaTable(language: Language, name: string): string {
  const heads = { en: ['from', 'min', 'what'], ko: ['시각', '분', '내용'] }[language];
  let at = agendaNamed(name).from;
  const rows = agendaNamed(name).items.map((item) => {
    const cells = [clock(at), String(minutesOf(item)), whatOf(item, language)];
    at += minutesOf(item);
    return cells;
  });
  const end = { en: 'End', ko: '끝' }[language];
  return [heads, ['---', '--:', '---'], ...rows, [clock(at), '', end]]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function agendaNamed(name: string) {
  const agenda = agendas[name];
  if (agenda !== undefined) return agenda;
  throw new Error(`There is no agenda “${name}” (there are: ${Object.keys(agendas).join(', ')})`);
}

function whatOf(item: AgendaItem, language: Language): string {
  if (!('lesson' in item)) return item.says[language];
  const lesson = lessons.find(({ slug }) => slug === item.lesson);
  const title = lesson?.title[language] ?? item.lesson;
  return `[${title}](./lessons/${item.lesson}.md): ${item.says[language]}`;
}

function clock(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
