// npm run verify: everything a contributor's change must hold. Names of exercises narrow the answers.
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { exercises } from '../../catalog/catalog.ts';
import { pad } from '../../reporting/lay-out.ts';
import {
  brokerKind,
  exercisesNamed,
  readOptions,
  UsageError,
  wholeNumber,
  onBroker,
} from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';
import { seedsUpTo } from '../verify/answers.ts';
import type { Depth } from '../verify/answers-step.ts';
import { inLanes } from '../verify/lanes.ts';
import type { Where } from '../verify/places.ts';
import { soak } from '../verify/soak.ts';
import { stepsOf } from '../verify/steps.ts';

const usage = usageOf({
  typed: 'npm run verify -- [exercise …]',
  does: {
    en: 'Everything that a contributor’s change must hold. Names of exercises narrow the answers.',
    ko: '기여한 변경이 지켜야 할 것을 모두 확인해요. 연습 이름을 쓰면 그 연습의 답만 확인해요.',
  },
  options: {
    only: {
      type: 'string',
      takes: 'STEP',
      says: {
        en: 'One of its steps.',
        ko: '단계 하나만 실행해요.',
      },
    },
    seeds: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'With how many seeds each answer is graded; once otherwise.',
        ko: '답마다 채점할 시드의 수예요. 쓰지 않으면 한 번이에요.',
      },
    },
    'same-on': {
      type: 'string',
      takes: 'KINDS',
      says: {
        en: 'Where else the verdicts are to be the same, with commas between, or none.',
        ko: '판정이 같아야 하는 다른 곳을 쉼표로 이어 써요. none도 쓸 수 있어요.',
      },
    },
    complete: {
      type: 'boolean',
      says: {
        en: 'Every answer, everywhere, with 20 seeds: hours.',
        ko: '모든 답을 모든 곳에서 시드 20개로 채점해요. 몇 시간이 걸려요.',
      },
    },
    soak: {
      type: 'boolean',
      says: {
        en: 'Kills processes at random moments instead, and looks at what is left.',
        ko: '대신 무작위 순간에 프로세스를 강제 종료하고 무엇이 남는지 봐요.',
      },
    },
    moments: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'With --soak: how often; 200 otherwise.',
        ko: '--soak와 함께 써요. 횟수이고, 쓰지 않으면 200이에요.',
      },
    },
    seed: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'With --soak: the same moments again.',
        ko: '--soak와 함께 써요. 같은 순간을 되풀이해요.',
      },
    },
    ...onBroker,
  },
});

export async function verify(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, usage);
  if (values.soak === true) {
    return soaked(
      shell,
      wholeNumber('moments', values.moments) ?? usualMoments,
      wholeNumber('seed', values.seed) ?? randomBytes(4).readUInt32LE(),
    );
  }
  const kind = brokerKind(values.broker);
  const isComplete = values.complete === true;
  function depthOf(): Depth {
    // Who names exercises, places or seeds wants them as they are named.
    const isNamed = positionals.length > 0 || values['same-on'] !== undefined;
    if (isComplete || isNamed || values.seeds !== undefined) return 'whole';
    return values.only === 'answers' ? 'each' : 'kinds';
  }
  const wanted = {
    of: positionals.length === 0 ? exercises : positionals.flatMap(exercisesNamed),
    seeds: seedsUpTo(wholeNumber('seeds', values.seeds) ?? (isComplete ? completeSeeds : 1)),
    on: [...new Set([kind, ...sameOn(values['same-on'])])],
    depth: depthOf(),
  };
  const steps = stepsOf(shell, wanted, isComplete);
  const chosen = steps.filter(({ id, isExtra }) =>
    values.only === undefined ? isExtra !== true : values.only === id,
  );
  if (chosen.length === 0) {
    const ids = steps.map(({ id }) => id).join(' ');
    throw new UsageError({
      en: `There is no step “${values.only ?? ''}”.\n  One of: ${ids}`,
      ko: `‘${values.only ?? ''}’(이)라는 단계는 없어요.\n  가능한 값: ${ids}`,
    });
  }

  const { paint } = renderOptions(shell);
  const total = { passed: 0, failed: 0 };
  await inLanes(chosen, Math.min(2, availableParallelism()), async ({ name, run }) => {
    const began = performance.now();
    const { passed, failed, output } = await run();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const mark = failed === 0 ? paint('green', '✓') : paint('red', '✗');
    if (output !== '') shell.print(output);
    shell.print(`${mark} ${pad(name[shell.language], 44)}${paint('dim', `${seconds} s`)}`);
  });
  shell.print(`\nverify: ${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? exitCodes.pass : exitCodes.fail;
}

/** With so many seeds `--complete` grades each answer, unless it is told. */
const completeSeeds = 20;

/** How often the soak kills something, unless it is told. */
const usualMoments = 200;

async function soaked(shell: Shell, moments: number, seed: number): Promise<number> {
  shell.print(`soak: ${moments} moments, --seed ${seed}`);
  const { killed, problems } = await soak(moments, seed, shell.print);
  shell.print(problems.map((problem) => `✗ ${problem}`).join('\n'));
  shell.print(`soak: ${moments} moments, ${JSON.stringify(killed)}, ${problems.length} problems`);
  return problems.length === 0 ? exitCodes.pass : exitCodes.fail;
}

/** Where verdicts must be the same, unless it is said: `practice,page`. `none`: nowhere else. */
function sameOn(said = 'practice,page'): Where[] {
  if (said === 'none') return [];
  return said.split(',').map((one) => (one === 'page' ? one : brokerKind(one)));
}
