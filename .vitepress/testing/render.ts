// Renders a component as the site would: with its styles, the reader's journal, and workbenches.
import type { Component, VNode } from 'vue';
import { render } from 'vitest-browser-vue';
import {
  provideWorkbenches,
  workbenchesKey,
  type OpenWorkbenches,
} from '../theme/exercise/workbenches.ts';
import { provideJournal } from '../theme/progress/use-journal.ts';
import { standOn } from './vitepress.ts';
import '../theme/styles/tokens.css';
import '../theme/styles/base.css';
import '../theme/styles/prose.css';
import '../theme/styles/code.css';
import '../theme/styles/quiz.css';
import '../theme/styles/exercise.css';
import '../theme/styles/figures.css';
import '../theme/styles/stage.css';

export interface OnSite {
  props?: Record<string, unknown>;
  slots?: Record<string, () => VNode | string>;
  /** The page it stands on; what lies under `ko/` is Korean. */
  page?: string;
  /** Instead of this browser and the lab. */
  openWorkbench?: OpenWorkbenches;
}

export function renderOnSite(
  component: Component,
  { props = {}, slots = {}, page = 'lessons/before-dawn.md', openWorkbench }: OnSite = {},
) {
  standOn(page);
  // As the script in the head says it.
  document.documentElement.classList.add('js');
  document.body.className = 'prose';
  return render(component, {
    ...{ props, slots },
    global: {
      plugins: [
        {
          install(app) {
            provideJournal(app);
            if (openWorkbench === undefined) provideWorkbenches(app, () => '/');
            else app.provide(workbenchesKey, openWorkbench);
          },
        },
      ],
    },
  });
}
