// The browser as it is, for the check: the same lab, worker and storage as the exercises have.
import { labPlace } from 'virtual:milk-run-lab';
import { withBase } from 'vitepress';
import { openPractice } from '../exercise/practice.ts';
import { shippedCode } from '../exercise/texts.ts';
import { Refused } from '../exercise/workbench.ts';
import type { LabFacts } from './facts.ts';
import type { Surroundings } from './look.ts';

const worked = { slug: 'roll-call', path: 'before-dawn/roll-call' };

export function surroundings(): Surroundings {
  // Chromium says it, and only where a page came safely.
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  return {
    agent: navigator.userAgent,
    deviceMemory: typeof memory === 'number' ? memory : null,
    startWorker: () =>
      new Worker(new URL('./probe-worker.ts', import.meta.url), { type: 'module' }),
    storage: () => localStorage,
    manager: 'storage' in navigator ? navigator.storage : undefined,
    gradeWorkedExample,
  };
}

async function gradeWorkedExample(): Promise<LabFacts> {
  const practice = openPractice(new URL(withBase('/') + labPlace, location.href));
  try {
    const began = performance.now();
    const { verdict } = await practice.run(worked.slug, await shippedCode(worked.path));
    const { status, findings } = verdict;
    if (status === 'pass') return { passed: true, ms: performance.now() - began };
    return { passed: false, status, codes: findings.map(({ code }) => code) };
  } catch (error) {
    if (error instanceof Refused) return { passed: false, why: error.text };
    const why = error instanceof Error ? error.message : String(error);
    return { passed: false, why: { en: why, ko: why } };
  } finally {
    practice.stop();
  }
}
