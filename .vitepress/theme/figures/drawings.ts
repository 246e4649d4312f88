// Which figures have a drawing. A figure without one is read in words. They come alive when they are touched, or when
// the address has a seed of theirs; until then a first frame stands in the page.
import { type Component, defineAsyncComponent } from 'vue';
import type { FigureName } from '../../content/figures.ts';
import { whenTouched } from './when-touched.ts';

const drawing = (name: FigureName, load: () => Promise<Component>): Component =>
  defineAsyncComponent(whenTouched(`figure-${name}`, load));

export const drawings: Partial<Record<FigureName, Component>> = {
  'topic-partition-offset-group': drawing(
    'topic-partition-offset-group',
    () => import('./topic-partition-offset-group/TopicPartitionOffsetGroup.vue'),
  ),
  'tape-and-readers': drawing(
    'tape-and-readers',
    () => import('./tape-and-readers/TapeAndReaders.vue'),
  ),
  'service-on-the-bench': drawing(
    'service-on-the-bench',
    () => import('./service-on-the-bench/ServiceOnTheBench.vue'),
  ),
  'sort-the-language': drawing(
    'sort-the-language',
    () => import('./sort-the-language/SortTheLanguage.vue'),
  ),
  'dawn-surge-lab': drawing('dawn-surge-lab', () => import('./dawn-surge-lab/DawnSurgeLab.vue')),
  'three-overlays': drawing('three-overlays', () => import('./three-overlays/ThreeOverlays.vue')),
  'drift-tank': drawing('drift-tank', () => import('./drift-tank/DriftTank.vue')),
  'two-hands-on-one-grade': drawing(
    'two-hands-on-one-grade',
    () => import('./two-hands-on-one-grade/TwoHandsOnOneGrade.vue'),
  ),
  'burn-the-view': drawing('burn-the-view', () => import('./burn-the-view/BurnTheView.vue')),
  'the-mirror': drawing('the-mirror', () => import('./the-mirror/TheMirror.vue')),
  'change-request-pinball': drawing(
    'change-request-pinball',
    () => import('./change-request-pinball/ChangeRequestPinball.vue'),
  ),
  'cut-the-milk-route': drawing(
    'cut-the-milk-route',
    () => import('./cut-the-milk-route/CutTheMilkRoute.vue'),
  ),
  'tug-board': drawing('tug-board', () => import('./tug-board/TugBoard.vue')),
};
