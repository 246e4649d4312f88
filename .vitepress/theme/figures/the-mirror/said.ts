// What the log says of a quarter, and of what the reader changes.
import type { Text } from '../../../content/languages.ts';
import type { Line } from '../frame/scene.ts';
import { measure, type Change, type Company, type Measure, type Quarter } from './company.ts';
import { channelNames, mirrorWords, pairTitle, serviceNames } from './words.ts';

type Said = Omit<Line, 'at'>;

const shown = ({ met, needed }: Measure): string =>
  needed === 0 ? '–' : `${met}/${needed} = ${(met / needed).toFixed(2)}`;

export const says = {
  quarter(quarter: number, { company, built, began }: Quarter, before: Measure): Said {
    const after = measure(company);
    const parts: Text[] = [];
    if (built !== undefined) {
      const { owner, user, channel } = built;
      parts.push({
        en: `${serviceNames.en[user]} gets data of ${serviceNames.en[owner]}: cheapest is ${channelNames.en[channel]}`,
        ko: `${serviceNames.ko[owner]} 데이터를 ${serviceNames.ko[user]}에서 씀. 가장 싼 길은 ${channelNames.ko[channel]}`,
      });
    }
    if (began !== undefined) {
      parts.push({
        en: `${pairTitle('en', began)} begin to talk`,
        ko: `${pairTitle('ko', began)}: 이야기를 시작함`,
      });
    }
    if (parts.length === 0) parts.push({ en: 'nothing new', ko: '새로운 일 없음' });
    const line: Said = {
      sign: built === undefined ? 'team' : built.channel === 'stream' ? 'stream' : 'service',
      says: {
        en: `Quarter ${quarter}: ${parts.map(({ en }) => en).join('; ')}. Index ${shown(after)}.`,
        ko: `${quarter}분기: ${parts.map(({ ko }) => ko).join(', ')}. 지수 ${shown(after)}.`,
      },
    };
    return after.gaps.length > before.gaps.length ? { ...line, isBad: true } : line;
  },

  changed(change: Change, before: Company, after: Company): Said {
    const [was, is] = [measure(before), measure(after)];
    const what: Text = { en: whatIs('en', change, after), ko: whatIs('ko', change, after) };
    const line: Said = {
      sign: change === 'streams' ? 'stream' : 'team',
      says: {
        en: `${what.en}. Index ${shown(was)} → ${shown(is)}.`,
        ko: `${what.ko}. 지수 ${shown(was)} → ${shown(is)}.`,
      },
    };
    return is.met < was.met ? { ...line, isBad: true } : line;
  },
};

function whatIs(language: 'en' | 'ko', change: Change, { hasStreams, isLocked }: Company): string {
  const say = mirrorWords[language];
  if (change === 'streams') return hasStreams ? say.streamsOn : say.streamsOff;
  if (change === 'lock') return isLocked ? say.locked : say.unlocked;
  return say[change];
}
