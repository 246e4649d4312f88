// A setting as it is said beside its slider and in the log.
import type { Language } from '../../../content/languages.ts';
import { fill } from '../../fill.ts';
import { percent } from './picture.ts';
import { runHours, type Settings } from './settings.ts';
import { tankWords } from './words.ts';

export function settingText(language: Language, name: keyof Settings, value: number): string {
  const number =
    name === 'failure' ? percent(value) : String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  const hours = runHours({ rows: value });
  const shown = hours < 0.1 ? hours.toFixed(2) : hours.toFixed(1).replace(/\.0$/, '');
  return fill(tankWords[language][`${name}Value`], { number, hours: shown });
}
