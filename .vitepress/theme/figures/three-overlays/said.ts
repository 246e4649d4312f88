// What the log says when something happens to the co-op.
import type { Line as Told } from '../frame/scene.ts';
import { after, drawn, servicesOf, sheets, type Company, type Way } from './company.ts';
import type { Result } from './scene.ts';
import { overlaysWords } from './words.ts';

type Said = Omit<Told, 'at'>;

export const says = {
  way(company: Company, way: Way): Said {
    const owners = new Set(company.needs.map(({ owner }) => owner)).size;
    return {
      sign: way === 'streams' ? 'stream' : 'service',
      says:
        way === 'streams'
          ? {
              en: `Each of the ${owners} owners publishes its facts in a stream of its own; who needs them reads there.`,
              ko: `주인 ${owners}곳이 저마다 제 스트림에 사실을 발행하고, 필요한 쪽은 거기서 읽어요.`,
            }
          : {
              en: 'Whoever needs facts fetches them from their owner.',
              ko: '사실이 필요한 쪽이 주인에게 가서 가져와요.',
            },
    };
  },

  back: (): Said => ({
    sign: 'team',
    says: { en: 'As it was before.', ko: '처음 모습으로 돌아갔어요.' },
  }),

  changed(company: Company, { change, way, redrawn: { counts, teams } }: Result): Said {
    const [en, ko] = (['en', 'ko'] as const).map((language) => {
      const say = overlaysWords[language];
      return sheets.map((sheet) => `${say[sheet]} ${counts[sheet]}`).join(', ');
    });
    const more = change === 'everything' ? doors(company, way) : { en: '', ko: '' };
    const told: Said = {
      sign: change === 'reorg' ? 'team' : change === 'software' ? 'service' : 'stream',
      says: {
        en: `${overlaysWords.en[change]}. Lines redrawn: ${en ?? ''}. Teams at work: ${teams.length}.${more.en}`,
        ko: `${overlaysWords.ko[change]}. 다시 그은 선: ${ko ?? ''}. 손대야 하는 팀: ${teams.length}.${more.ko}`,
      },
    };
    const all = sheets.reduce((sum, sheet) => sum + counts[sheet], 0);
    return way === 'fetch' && all > 6 ? { ...told, isBad: true } : told;
  },
};

/** Whom owners have to look after, once everybody needs everything. */
function doors(company: Company, way: Way): { en: string; ko: string } {
  const everything = after(company, 'everything');
  const n = servicesOf(everything).length;
  const links = drawn(everything, 'fetch').data.length;
  return way === 'fetch'
    ? {
        en: ` ${n} × ${n - 1} = ${links} links, each with two ends.`,
        ko: ` 연결은 ${n} × ${n - 1} = ${links}개이고, 저마다 끝이 둘이에요.`,
      }
    : {
        en: ` Still ${links} readings, and each is its reader’s own affair: owners look after ${n} streams.`,
        ko: ` 읽는 선은 여전히 ${links}개지만 읽는 쪽만의 일이고, 주인들이 돌보는 것은 스트림 ${n}개예요.`,
      };
}
