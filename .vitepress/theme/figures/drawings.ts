// Which figures have a drawing. A figure without one is read in words.
import type { Component } from 'vue';
import type { FigureName } from '../../content/figures.ts';
import TapeAndReaders from './tape-and-readers/TapeAndReaders.vue';

export const drawings: Partial<Record<FigureName, Component>> = {
  'tape-and-readers': TapeAndReaders,
};
