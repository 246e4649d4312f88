// Which figures have a drawing. A figure without one is read in words. Those with a seed come
// alive with their page, to show the address's; what makes a figure move is loaded when it is wanted.
import { type Component, defineAsyncComponent } from 'vue';
import type { FigureName } from '../../content/figures.ts';
import { whenTouched } from './when-touched.ts';

export const drawings: Partial<Record<FigureName, Component>> = {
  'topic-partition-offset-group': defineAsyncComponent(
    () => import('./topic-partition-offset-group/TopicPartitionOffsetGroup.vue'),
  ),
  'tape-and-readers': defineAsyncComponent(() => import('./tape-and-readers/TapeAndReaders.vue')),
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
