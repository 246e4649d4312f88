// What opens below the code: one at a time.
export type Drawer = 'hint' | 'attempts' | 'solution';
