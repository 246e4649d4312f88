// Pages that are looked for now and then, linked at the foot of each page.
import type { Text } from '../../content/languages.ts';

export const footLinks: readonly { path: string; name: Text }[] = [
  { path: '/progress.html', name: { en: 'Your progress', ko: '내 진도' } },
  { path: '/story.html', name: { en: 'Your story', ko: '내 이야기' } },
  { path: '/cheat-sheet.html', name: { en: 'Cheat sheet', ko: '한 장 요약' } },
  { path: '/check.html', name: { en: 'Does this laptop do?', ko: '이 컴퓨터로 될까요?' } },
  { path: '/collect.html', name: { en: 'Collect', ko: '모으기' } },
  { path: '/training.html', name: { en: 'Training', ko: '강의하기' } },
  { path: '/hosting.html', name: { en: 'Hosting', ko: '호스팅' } },
];
