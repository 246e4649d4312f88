// The theme: one layout, and the components that pages name through Markdown of ours.
import { withBase, type Theme } from 'vitepress';
import { defineAsyncComponent } from 'vue';
import ExercisePanel from './exercise/ExercisePanel.vue';
import { provideMachine } from './exercise/machine/use-machine.ts';
import { provideWorkbenches } from './exercise/workbenches.ts';
import FigureFrame from './figures/FigureFrame.vue';
import VocabularySign from './figures/VocabularySign.vue';
import LessonMap from './map/LessonMap.vue';
import PageLayout from './PageLayout.vue';
import { provideJournal } from './progress/use-journal.ts';
import Predict from './quiz/Predict.vue';
import './styles/tokens.css';
import './styles/base.css';
import './styles/chrome.css';
import './styles/prose.css';
import './styles/code.css';
import './styles/quiz.css';
import './styles/exercise.css';
import './styles/figures.css';
import './styles/stage.css';
import './styles/map.css';
import './styles/home.css';
import './styles/search.css';
import './styles/files.css';
import './styles/progress.css';
import './styles/collect.css';
import './styles/check.css';
import './styles/sheet.css';
import './styles/closing.css';
import './styles/print.css';

export default {
  Layout: PageLayout,
  enhanceApp({ app }) {
    provideJournal(app);
    const base = (): string => withBase('/');
    provideWorkbenches(app, base, provideMachine(app, base));
    // Of one page each: nobody loads them elsewhere.
    app.component(
      'CheckPage',
      defineAsyncComponent(() => import('./check/CheckPage.vue')),
    );
    app.component(
      'CertificatePage',
      defineAsyncComponent(() => import('./closing/CertificatePage.vue')),
    );
    app.component(
      'ClosingScore',
      defineAsyncComponent(() => import('./closing/ClosingScore.vue')),
    );
    app.component(
      'StoryPage',
      defineAsyncComponent(() => import('./closing/StoryPage.vue')),
    );
    app.component(
      'CollectPage',
      defineAsyncComponent(() => import('./collect/CollectPage.vue')),
    );
    app.component(
      'ProgressPage',
      defineAsyncComponent(() => import('./progress-page/ProgressPage.vue')),
    );
    app.component('ExercisePanel', ExercisePanel);
    app.component('FigureFrame', FigureFrame);
    app.component('LessonMap', LessonMap);
    app.component('Predict', Predict);
    app.component('VocabularySign', VocabularySign);
  },
} satisfies Theme;
