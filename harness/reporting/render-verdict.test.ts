import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Task } from '../grading/check.ts';
import { finding } from '../grading/make-finding.ts';
import { makeVerdict, todoVerdict } from '../grading/make-verdict.ts';
import type { Finding } from '../grading/finding.ts';
import type { Language } from '../grading/text.ts';
import { plainPaint, type Paint } from './paint.ts';
import { renderVerdict, repeatNote, verdictLine, type RenderOptions } from './render-verdict.ts';
import { everyEvent } from '../grading/testing/events.ts';
import { timeline } from './timeline.ts';

const languages: readonly Language[] = ['en', 'ko'];
const options = (language: Language): RenderOptions => ({
  ...{ language, paint: plainPaint, width: 80, hasPage: () => true },
});
const long = { en: 'milk '.repeat(40).trim(), ko: '새벽에 나르는 우유 '.repeat(20).trim() };
const lost = finding({
  ...{ code: 'LOST', subject: 'settlement', where: 'collection.pickups/2@4 (farm-1)' },
  ...{ says: long, asks: long, explainedAt: 'why-event-driven#lost' },
  ...{ evidence: everyEvent.map((event) => event.seq), firstBad: 3 },
});
const verdictOf = (findings: Finding[], output = '') =>
  makeVerdict({
    ...{ notes: [], tasks: [], judged: [] },
    ...{ exercise: 'first-tape', findings, history: everyEvent, seed: 7, output },
    ...{ broker: { kind: 'jvm', version: '4.4.0', graded: true }, durationMs: 263 },
  });

describe.each(languages)('a timeline in %s', (language) => {
  const lines = timeline(lost, everyEvent, options(language));

  it('has a line for each event, none wider than asked', () => {
    expect(lines).toHaveLength(everyEvent.length + 1);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    for (const narrow of timeline(lost, everyEvent, { ...options(language), width: 40 })) {
      expect(stringWidth(narrow)).toBeLessThanOrEqual(40);
    }
  });

  it('marks the first bad event, and no other', () => {
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([lines[3]]);
  });

  it('keeps its columns where a process has a long name, or a Korean one', () => {
    const named = everyEvent.map((event) => ({ ...event, process: '정산-서비스-이름이-아주-긴' }));
    for (const line of timeline(lost, named, options(language))) {
      expect(stringWidth(line)).toBeLessThanOrEqual(80);
      expect(line).not.toContain('아주-긴');
    }
  });

  it('is empty without evidence', () => {
    expect(timeline({ ...lost, evidence: [] }, everyEvent, options(language))).toEqual([]);
  });
});

describe.each(languages)('a verdict in %s', (language) => {
  const said = renderVerdict(verdictOf([lost], 'one\n\u001b[31mtwo\u001b[0m'), options(language));

  it('is no wider than the terminal, and has no colours where none are wanted', () => {
    for (const line of said.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    // eslint-disable-next-line no-control-regex -- an escape is what must not be there
    expect(said).not.toMatch(/\u001b/);
  });

  it('says status, finding, place, question, page, witness and output', () => {
    for (const part of ['✗ first-tape', 'LOST', 'collection.pickups/2@4 (farm-1)', '✗ ', 'two']) {
      expect(said).toContain(part);
    }
    const page = { en: 'docs/lessons', ko: 'docs/ko/lessons' }[language];
    expect(said).toContain(`→ ${page}/why-event-driven#lost`);
    expect(said).toMatch(language === 'en' ? /where the run first went wrong/ : /처음 어긋난 곳/);
    const other = language === 'en' ? /[가-힣]/ : /\bmilk milk\b/;
    expect(said).not.toMatch(other);
  });

  it('points to no page that is not written', () => {
    const bare = renderVerdict(verdictOf([lost]), { ...options(language), hasPage: () => false });
    expect(bare).not.toContain('why-event-driven#lost');
  });

  it('of a pass is one line, whatever was printed', () => {
    expect(renderVerdict(verdictOf([], 'hello'), options(language)).split('\n')).toHaveLength(1);
  });
});

describe('how to repeat a run', () => {
  it('is said of one that failed, with its seed', () => {
    expect(repeatNote(verdictOf([lost]), 'en')).toBe('--seed 7 repeats this run');
    expect(repeatNote(verdictOf([lost]), 'ko', 'npm run grade -- first-tape ')).toMatch(
      /^npm run grade -- first-tape --seed 7 /,
    );
  });

  it('is not said of a pass, or of an exercise not begun', () => {
    expect(repeatNote(verdictOf([]), 'en')).toBe('');
    expect(repeatNote(todoVerdict('first-tape', 7), 'en')).toBe('');
  });
});

describe.each(languages)('a verdict of several tasks in %s', (language) => {
  const task = (id: string, en: string, ko: string): Task => ({
    ...{ id, title: { en, ko }, level: 'core', minutes: 5 },
    begun: () => true,
  });
  const verdict = makeVerdict({
    ...{ exercise: 'grade-service', history: [], seed: 7, output: '', durationMs: 263 },
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
    findings: [finding({ ...lost, task: 'answer', evidence: [], firstBad: null })],
    notes: [{ en: 'It was killed. '.repeat(9), ko: '서비스를 강제 종료했어요. '.repeat(9) }],
    tasks: [task('grade', 'Grade', '등급'), task('answer', 'Answer', '응답')],
    judged: ['grade'],
  });
  const lines = renderVerdict(verdict, options(language)).split('\n');

  it('has a line for each, marked by how it went, below the exercise', () => {
    expect(lines.slice(1, 3)).toEqual(
      language === 'en' ? ['  ✓ Grade', '  ✗ Answer'] : ['  ✓ 등급', '  ✗ 응답'],
    );
  });

  it('has its notes next, and then what was found', () => {
    const notes = lines.slice(3, lines.indexOf(''));
    expect(notes.length).toBeGreaterThan(1);
    for (const line of notes) {
      expect(line).toMatch(/^ {2}\S/);
      expect(stringWidth(line)).toBeLessThanOrEqual(80);
    }
    expect(notes[0]).toContain(language === 'en' ? 'It was killed.' : '서비스를 강제 종료했어요.');
    expect(lines[lines.indexOf('') + 1]).toContain('LOST');
  });
});

describe('the line of a verdict', () => {
  it('tells graded from practised, and names the broker', () => {
    const graded = verdictOf([]);
    expect(verdictLine(graded, options('en'))).toBe(
      '✓ first-tape  passed  Apache Kafka 4.4.0 (jvm)  0.26 s',
    );
    const broker = { kind: 'practice', version: '4.4', graded: false };
    expect(verdictLine({ ...graded, broker }, options('en'))).toBe(
      '~ first-tape  passed  practised, not graded  0.26 s',
    );
    expect(renderVerdict({ ...graded, broker }, options('en'))).toContain('npm run doctor');
    expect(renderVerdict(graded, options('en'))).not.toContain('practised');
  });

  it('of an exercise not begun has neither broker nor time', () => {
    expect(verdictLine(todoVerdict('first-tape', 1), options('en'))).toBe('· first-tape  to do');
  });

  it('is told apart by more than colour', () => {
    const painted: string[] = [];
    const paint: Paint = (style, text) => {
      painted.push(String(style));
      return text;
    };
    const statuses = (['pass', 'fail', 'error', 'todo'] as const).map((status) =>
      verdictLine({ ...verdictOf([]), status }, { ...options('en'), paint }),
    );
    expect(new Set(statuses.map((line) => line[0])).size).toBe(4);
    expect(painted).not.toEqual([]);
  });
});

describe.each(languages)('what was measured, in %s', (language) => {
  const line = { en: '●     ○', ko: '●     ○' };
  const first = everyEvent.find((event) => event.type === 'harness');
  const history = everyEvent.map((event) =>
    event.type === 'harness' && event === first
      ? { ...event, process: 'quality', did: line, measured: true as const }
      : event,
  );
  const verdict = makeVerdict({
    ...{ exercise: 'four-milks', findings: [], history, seed: 7, output: '' },
    ...{ notes: [], tasks: [], judged: [] },
    ...{ broker: { kind: 'jvm', version: '4.4.0', graded: true }, durationMs: 263 },
  });

  it('is told on a pass too, and nothing else is', () => {
    const said = renderVerdict(verdict, options(language)).split('\n');
    expect(said.slice(1)).toEqual(['', '  quality  ●     ○']);
    expect(renderVerdict(verdictOf([]), options(language)).split('\n')).toHaveLength(1);
  });

  it('is a table of its own under a finding too, and no part of its timeline', () => {
    const found = finding({
      ...{ code: 'COUPLED', subject: 'quality', evidence: history.map(({ seq }) => seq) },
      ...{ says: line, asks: line, explainedAt: 'bounded-contexts#coupling' },
    });
    const lines = renderVerdict(
      { ...verdict, status: 'fail', findings: [found] },
      options(language),
    );
    expect(lines.split('\n').filter((one) => one === '  quality  ●     ○')).toHaveLength(1);
    expect(lines.split('\n').filter((one) => one.includes('quality'))).toHaveLength(1);
  });

  it('is no wider than the terminal', () => {
    const narrow = renderVerdict(verdict, { ...options(language), width: 12 })
      .split('\n')
      .at(-1);
    expect(narrow).toBe('  quality  …');
  });
});
