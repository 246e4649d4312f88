// A setting as it is said beside its slider and in the log.
import type { Language } from '../../../content/languages.ts';
import { fill } from '../../fill.ts';
import { percent } from './picture.ts';
import { periodHours, runHours, type Settings } from './settings.ts';
import { tankWords } from './words.ts';

export function hoursText(hours: number): string {
  return hours < 0.1 ? hours.toFixed(2) : hours.toFixed(1).replace(/\.0$/, '');
}

export function settingText(language: Language, name: keyof Settings, settings: Settings): string {
  const say = tankWords[language];
  const value = settings[name];
  const number =
    name === 'failure' ? percent(value) : String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  const hours = hoursText(runHours(settings));
  // A slider must not say what is not so: with this many rows no run is done in time.
  const isLate = name === 'every' && periodHours(settings) > value;
  return fill(isLate ? say.everyLate : say[`${name}Value`], { number, hours });
}
