// Which figures have a drawing. A figure without one is read in words. Each comes alive when it comes near the
// screen, or when somebody touches it; what makes it move is loaded when it is wanted.
import { type Component, defineAsyncComponent, hydrateOnVisible } from 'vue';
import type { FigureName } from '../../content/figures.ts';
import { whenTouched } from './when-touched.ts';

const whenNear = hydrateOnVisible({ rootMargin: '400px' });

export const drawings: Partial<Record<FigureName, Component>> = {
  'topic-partition-offset-group': defineAsyncComponent({
    loader: () => import('./topic-partition-offset-group/TopicPartitionOffsetGroup.vue'),
    hydrate: whenNear,
  }),
  'tape-and-readers': defineAsyncComponent({
    loader: () => import('./tape-and-readers/TapeAndReaders.vue'),
    hydrate: whenNear,
  }),
  'service-on-the-bench': defineAsyncComponent(
    whenTouched(
      'figure-service-on-the-bench',
      () => import('./service-on-the-bench/ServiceOnTheBench.vue'),
    ),
  ),
  'sort-the-language': defineAsyncComponent(
    whenTouched(
      'figure-sort-the-language',
      () => import('./sort-the-language/SortTheLanguage.vue'),
    ),
  ),
};
