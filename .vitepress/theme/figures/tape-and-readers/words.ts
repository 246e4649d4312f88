import type { Language } from '../../../content/languages.ts';

export const tapeWords: Record<Language, { label: string; end: string }> = {
  en: {
    label: 'A tape of events with offsets; two readers point at places of their own',
    end: 'newest →',
  },
  ko: {
    label: '오프셋이 매겨진 이벤트 테이프. 두 리더가 저마다 다른 자리를 가리킵니다',
    end: '최신 →',
  },
};
