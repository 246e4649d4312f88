import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { h } from 'vue';
import notAwaited from '../../../solutions/before-dawn/hello-milk/wrong/LOST-send-not-awaited.ts?raw';
import shapeless from '../../../solutions/before-dawn/hello-milk/wrong/SHAPE-no-stop.ts?raw';
import solution from '../../../solutions/before-dawn/hello-milk/solution.ts?raw';
import stub from '../../../solutions/before-dawn/hello-milk/stub.ts?raw';
import { renderOnSite, type OnSite } from '../../testing/render.ts';
import { journalKey } from '../progress/journal.ts';
import { codeKey } from './code-key.ts';
import ExercisePanel from './ExercisePanel.vue';
import { openPractice } from './practice.ts';
import { Refused, type Workbench } from './workbench.ts';

const exercise = {
  ...{ slug: 'hello-milk', title: 'Hello, milk', kind: 'make', level: 'core', minutes: 5 },
  ...{
    seed: null,
    path: 'before-dawn/hello-milk',
    file: 'exercises/before-dawn/hello-milk/exercise.ts',
  },
};
const slots = { default: () => 'Send one pickup.', code: () => h('pre', 'the stub') };
const show = (options: OnSite = {}) =>
  renderOnSite(ExercisePanel, { props: { exercise }, slots, ...options });

const editor = page.getByRole('textbox', { name: /^Editor/ });
const button = (name: RegExp | string) => page.getByRole('button', { name });
const verdict = page.getByRole('region', { name: /^(Passed|Not yet|No verdict|Not begun)$/ });
const kept = (): unknown => JSON.parse(localStorage.getItem(journalKey) ?? '{}');

async function write(text: string): Promise<void> {
  await expect.element(editor).toBeVisible();
  await editor.fill(text);
}
async function run(text: string): Promise<void> {
  await write(text);
  await button('Run').click();
}

beforeEach(() => localStorage.clear());

describe('an answer', () => {
  it('that is right passes as practised, with the line that gets it graded, and is remembered', async () => {
    await show();
    await run(solution);
    await expect
      .element(verdict)
      .toMatchTextContent(/Passed.*practised.*npm install && npm start/s);
    expect(kept()).toMatchObject({ passed: { 'hello-milk': 'practised' } });
  });

  it('that is wrong gets its finding: code, question, witness with the first bad event, paragraph', async () => {
    await show();
    await run(notAwaited);
    await expect.element(verdict).toMatchTextContent(/Not yet.*LOST/s);
    await expect.element(verdict).toMatchTextContent(/\?/);
    await expect.element(verdict.getByText('first went wrong here').nth(1)).toBeInTheDocument();
    const link = verdict.getByRole('link', { name: 'Where the lesson explains it' });
    expect(link.element().getAttribute('href')).toMatch(/^\/lessons\/[\w-]+\.html#\w+/);
  });

  it('with something wrong in a line has that line marked, until it is edited', async () => {
    await show();
    await run('enum Milk { Whole }\n');
    await expect.element(verdict).toMatchTextContent(/SHAPE/);
    const marked = () => shadow().querySelector('.cm-found')?.textContent;
    await expect.poll(marked).toBe('enum Milk { Whole }');
    await button('Go to line 1').click();
    await userEvent.keyboard('x');
    await expect.poll(marked).toBe(undefined);
  });

  it('that loops for ever leaves the page alive, gets a verdict, and the next run works', async () => {
    await show();
    await run(solution.replace('{\n', '{\n  for (;;);\n'));
    await write(`${solution}\n// typed while it ran`);
    await expect.element(verdict, { timeout: 20_000 }).toMatchTextContent(/Not yet/);
    await button('Run').click();
    await expect.element(verdict).toMatchTextContent(/Passed/);
  });

  it('never takes a grading away again', async () => {
    localStorage.setItem(journalKey, JSON.stringify({ passed: { 'hello-milk': 'graded' } }));
    await show();
    await run(solution);
    await expect.element(verdict).toMatchTextContent(/Passed/);
    expect(kept()).toMatchObject({ passed: { 'hello-milk': 'graded' } });
  });

  it('is stopped at once', async () => {
    await show();
    await run(solution.replace('{\n', '{\n  for (;;);\n'));
    await button('Stop').click();
    await expect.element(page.getByText(/Stopped. Your code is as it was/).first()).toBeVisible();
    await run(solution);
    await expect.element(verdict).toMatchTextContent(/Passed/);
  });
});

describe('what was written', () => {
  it('is there again after the page was left', async () => {
    const { unmount } = await show();
    await write('const milk = 1;\n');
    await unmount();
    await show();
    await expect.element(editor).toMatchTextContent('const milk = 1;');
  });

  it('is an attempt after a reset, and can be put back', async () => {
    await show();
    await write('const milk = 1;\n');
    await button('Reset').click();
    await expect.element(editor).toMatchTextContent(/sendPickup is yours to write/);
    await button(/^Attempts/).click();
    await button(/^Put back/).click();
    await expect.element(editor).toMatchTextContent('const milk = 1;');
  });

  it('gives way to what another tab wrote, when nothing is pending', async () => {
    await show();
    await expect.element(editor).toBeVisible();
    anotherTab('const cheese = 1;\n');
    await expect.element(editor).toMatchTextContent('const cheese = 1;');
  });

  it('stands against what another tab wrote meanwhile, and neither is lost', async () => {
    await show();
    await write('const milk = 1;\n');
    anotherTab('const cheese = 1;\n');
    await button('Take the other').click();
    await expect.element(editor).toMatchTextContent('const cheese = 1;');
    await button(/^Attempts/).click();
    await button(/^Put back/).click();
    await expect.element(editor).toMatchTextContent('const milk = 1;');
  });

  it('is brought back from a file, and what was there is an attempt', async () => {
    await show();
    await write('const milk = 1;\n');
    await button(/^Attempts/).click();
    const file = new File(['const brought = 1;\n'], 'hello-milk.ts');
    await userEvent.upload(page.getByLabelText('Bring back a file'), file);
    await expect.element(editor).toMatchTextContent('const brought = 1;');
    await expect.element(button(/^Put back/)).toBeVisible();
  });

  it('that storage does not take is said, and lasts in the editor', async () => {
    await show();
    await expect.element(editor).toBeVisible();
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    onTestFinished(() => full.mockRestore());
    await write('const milk = 1;\n');
    await expect.element(page.getByText(/storage is full/).first()).toBeVisible();
    full.mockRestore();
    await button('Try again').click();
    await expect.element(page.getByText('kept in this browser')).toBeVisible();
    expect(localStorage.getItem(codeKey('hello-milk'))).toBe('const milk = 1;\n');
  });
});

describe('kept work that cannot be read', () => {
  it('is put aside, which is said, and the rest is there', async () => {
    localStorage.setItem('milk-run:attempt:hello-milk:0123456789abcdef', '{"source":');
    localStorage.setItem(codeKey('hello-milk'), 'const milk = 1;\n');
    await show();
    await expect.element(page.getByText(/could not be read/).first()).toBeVisible();
    await expect.element(editor).toMatchTextContent('const milk = 1;');
    expect(Object.keys(localStorage).some((key) => key.includes(':unreadable:'))).toBe(true);
  });
});

describe('on a machine', () => {
  it('a save in another editor shows in the page and is graded there', async () => {
    const { workbench, practice } = unsteady({ works: true });
    let save: (text: string) => void = () => undefined;
    const machine: Workbench = {
      ...{ ...workbench, place: 'machine', file: '/milk-run/exercise.ts' },
      onChanged(listener) {
        save = listener;
        return () => undefined;
      },
      async run(source, options) {
        const ran = await practice.run('hello-milk', source, options);
        const broker = { kind: 'jvm', version: '4.1.1', graded: true };
        return { ...ran, verdict: { ...ran.verdict, broker } };
      },
      openInEditor: () => Promise.resolve(),
    };
    await show({ openWorkbench: () => Promise.resolve({ workbench: machine, practice }) });
    await expect.element(button('/milk-run/exercise.ts')).toBeVisible();
    save(solution);
    await expect.element(verdict).toMatchTextContent(/Passed.*graded.*on Apache Kafka 4\.1\.1/);
    expect(verdict.element().textContent).not.toMatch(/npm install/);
    expect(kept()).toMatchObject({ passed: { 'hello-milk': 'graded' } });
  });
});

it('a worked example runs with the seed of its lesson, and has neither hints nor a solution', async () => {
  const worked = {
    ...{ slug: 'roll-call', title: 'Roll call', kind: 'worked', level: 'core', minutes: 5 },
    ...{
      seed: 7,
      path: 'before-dawn/roll-call',
      file: 'exercises/before-dawn/roll-call/exercise.ts',
    },
  };
  await show({ props: { exercise: worked } });
  await expect.element(editor).toMatchTextContent(/announceFarm/);
  expect(editor.element().textContent).not.toMatch(/#region/);
  expect(button('Hint').query()).toBe(null);
  await button('Run').click();
  await expect.element(verdict).toMatchTextContent(/Passed/);
  const seed = verdict.getByLabelText(/^The seed/);
  await expect.element(seed).toHaveValue(7);
  await seed.fill('12');
  const typedInto = seed.element();
  await button('Run again with this seed').click();
  // The field stands anew with what the verdict says.
  await expect.poll(() => [null, typedInto].includes(seed.query())).toBe(false);
  await expect.element(seed).toHaveValue(12);
});

describe('help', () => {
  it('hints at what the last verdict found first, level by level', async () => {
    await show();
    await run(shapeless);
    await expect.element(verdict).toMatchTextContent(/SHAPE/);
    await button('Hint').click();
    const hints = page.getByRole('region', { name: 'Hint' });
    await expect.element(hints).toMatchTextContent(/Hint 1 of 3 for SHAPE/);
    await button('Say more').click();
    await expect.element(hints).toMatchTextContent(/Hint 2 of 3/);
  });

  it('shows the solution after three verdicts on different sources, and not before', async () => {
    await show();
    await button('Solution').click();
    const region = page.getByRole('region', { name: 'Solution' });
    await expect.element(region).toMatchTextContent(/3 to go/);
    for (const [index, left] of [/2 to go/, /1 to go/, /What differs/].entries()) {
      await run(`${notAwaited}\n// ${index}`);
      await expect.element(region).toMatchTextContent(left);
    }
    await expect.element(region.getByRole('table')).toMatchTextContent(/yours.*the right answer/);
    await button('All of it').click();
    await expect.element(region).toMatchTextContent(/await producer\.send/);
  });
});

describe('keys', () => {
  it('Tab indents; Escape, then Tab, leaves the editor; Ctrl Enter runs', async () => {
    await show();
    await write('');
    await editor.click();
    await userEvent.keyboard('{Tab}x');
    await expect.element(editor).toMatchTextContent('x');
    expect(localText()).toBe('  x');
    await userEvent.keyboard('{Escape}{Tab}');
    expect(document.activeElement?.textContent).toMatch(/Run/);
    await editor.click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(verdict).toBeVisible();
  });
});

describe('a place where nothing runs', () => {
  it('says so, keeps the code, and goes on at one press when it runs again', async () => {
    const bench = { works: false };
    await show({ openWorkbench: () => Promise.resolve(unsteady(bench)) });
    await run(solution);
    await expect.element(page.getByText(/The broker is gone/).first()).toBeVisible();
    await expect.element(editor).toMatchTextContent(/await producer\.send/);
    bench.works = true;
    await button('Try again').click();
    await expect.element(verdict).toMatchTextContent(/Passed/);
  });

  it('says that the lab could not be loaded', async () => {
    const practice = openPractice(new URL('/nothing-here/', location.href));
    const opened = unsteady({ works: true });
    const run: Workbench['run'] = (source) => practice.run('hello-milk', source);
    await show({
      openWorkbench: () => Promise.resolve({ practice, workbench: { ...opened.workbench, run } }),
    });
    await button('Run').click();
    await expect
      .element(page.getByText(/could not be loaded.*Content-Security-Policy/).first())
      .toBeVisible();
  });
});

it('speaks Korean on a Korean page', async () => {
  await show({ page: 'ko/lessons/before-dawn.md' });
  await button('실행').click();
  await expect.element(page.getByRole('region', { name: '시작 전' })).toBeVisible();
});

const shadow = (): ShadowRoot => {
  const root = document.querySelector('.exercise-editor')?.shadowRoot;
  if (!root) throw new Error('The editor is not there');
  return root;
};
const localText = (): string => shadow().querySelector('.cm-line')?.textContent ?? '';

function anotherTab(text: string): void {
  localStorage.setItem(codeKey('hello-milk'), text);
  dispatchEvent(new StorageEvent('storage', { key: codeKey('hello-milk'), newValue: text }));
}

/** A workbench whose broker comes and goes. */
function unsteady(is: { works: boolean }) {
  const practice = openPractice(new URL('/built-lab/', location.href));
  let text = stub;
  const workbench: Workbench = {
    place: 'page',
    read: () => Promise.resolve(text),
    write: (source) => Promise.resolve(void (text = source)),
    onChanged: () => () => undefined,
    run: (source, options) =>
      is.works
        ? practice.run('hello-milk', source, options)
        : Promise.reject(new Refused({ en: 'The broker is gone.', ko: '브로커가 없어요.' })),
    stop: () => practice.stop(),
    attempts: () => Promise.resolve([]),
    reset: () => Promise.resolve(stub),
    putBack: () => Promise.resolve(stub),
    replace: (source) => Promise.resolve(source),
    warmUp: () => undefined,
    close: () => undefined,
  };
  return { workbench, practice };
}
