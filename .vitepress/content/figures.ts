// The figures a page may name. One whose drawing is not made yet is read: its words stand in its place.
export const figures = [
  'topic-partition-offset-group',
  'tape-and-readers',
  'service-on-the-bench',
  'sort-the-language',
  'dawn-surge-lab',
  'three-overlays',
  'drift-tank',
  'change-request-pinball',
  'two-hands-on-one-grade',
  'burn-the-view',
  'the-mirror',
  'cut-the-milk-route',
  'tug-board',
] as const;

export type FigureName = (typeof figures)[number];
