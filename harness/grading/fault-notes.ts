// What a timeline says of the faults that no request shows by itself.
import type { Text } from './text.ts';

export const faultNotes = {
  withheld: (topic: string): Text => ({
    en: `no Fetch brings anything of ${topic} now`,
    ko: `${topic} 토픽에서 Fetch로 아무것도 오지 않음`,
  }),
  notWithheld: (topic: string): Text => ({
    en: `Fetch brings ${topic} again`,
    ko: `${topic} 토픽이 Fetch로 다시 옴`,
  }),
  stalled: (): Text => ({
    en: 'stalls: nothing goes to the broker or comes back',
    ko: '멈칫함: 브로커와 아무것도 주고받지 못함',
  }),
  expired: (): Text => ({
    en: 'its session has run out (shortened)',
    ko: '세션이 만료됨 (시간 단축)',
  }),
  notStalled: (): Text => ({ en: 'goes on where it stalled', ko: '멈춘 곳에서 이어 감' }),
  down: (name: string): Text => ({
    en: `${name} cannot be reached`,
    ko: `${name}에 연결할 수 없음`,
  }),
  up: (name: string): Text => ({
    en: `${name} can be reached again`,
    ko: `${name}에 다시 연결할 수 있음`,
  }),
  ghostJoins: (group: string): Text => ({
    en: `another member joins group ${group}`,
    ko: `다른 멤버가 그룹 ${group}에 참여`,
  }),
  ghostLeaves: (group: string): Text => ({
    en: `the other member leaves group ${group}`,
    ko: `다른 멤버가 그룹 ${group}에서 나감`,
  }),
  rewound: (group: string, topic: string, to: ReadonlyMap<number, number>): Text => {
    const at = [...to].map(([partition, offset]) => `${partition}→${offset}`).join(' ');
    return {
      en: `rewind ${group}, ${topic}: ${at}`,
      ko: `${group} 되돌림, ${topic}: ${at}`,
    };
  },
  written: (topic: string, count: number): Text => ({
    en: `${count === 1 ? '1 record' : `${count} records`} written to ${topic}`,
    ko: `${topic} 토픽에 레코드 ${count}건 기록`,
  }),
} as const;
