// What the page says on which progress leaves and comes.
import type { Language } from '../../content/languages.ts';

const en = {
  here: 'In this browser',
  lessons: 'lessons read',
  predictions: 'predictions',
  graded: 'exercises graded',
  practised: 'exercises practised',
  answers: 'answers kept',
  takeOut: 'Take it with you',
  name: 'Your name',
  optional: '(if you hand it in; it stands in the file and nowhere else)',
  download: 'Download my progress',
  saved: 'Downloaded: {name}',
  bringIn: 'Bring it back',
  drop: 'Drop a progress file here, or choose it',
  hint: 'milk-run-progress.json',
  done: 'Brought in: {attempts} new answers. What was here is here still.',
  from: 'The file is of {person}, written {when}.',
  somebody: 'somebody who gave no name',
  displaced: 'The file’s code is in place now, and yours is among the attempts: {names}',
  unknown: 'This site has no such exercises, so they stay in the file: {names}',
  full: 'The browser’s storage is full: not all of it is kept beyond this page. Free some, and bring the file in again.',
  nowhere: 'This browser keeps nothing for this page: what came in lasts until you leave it.',
};

const ko: typeof en = {
  here: '이 브라우저에 있는 것',
  lessons: '읽은 레슨',
  predictions: '예측',
  graded: '채점받은 연습',
  practised: '연습한 연습',
  answers: '보관된 답',
  takeOut: '내보내기',
  name: '이름',
  optional: '(제출할 때만 적으세요. 파일에만 들어가요)',
  download: '내 진도 내려받기',
  saved: '내려받았어요: {name}',
  bringIn: '가져오기',
  drop: '진도 파일을 여기에 놓거나 선택하세요',
  hint: 'milk-run-progress.json',
  done: '새로운 답 {attempts}개를 가져왔어요. 여기 있던 것도 그대로 있어요.',
  from: '{person}의 파일이고, {when}에 만들었어요.',
  somebody: '이름을 적지 않은 사람',
  displaced: '파일의 코드를 넣었고, 있던 코드는 시도 목록에 남겼어요: {names}',
  unknown: '이 사이트에 없는 연습이라 파일에만 남아 있어요: {names}',
  full: '브라우저 저장 공간이 가득 차서 일부는 이 페이지를 떠나면 사라져요. 공간을 비우고 다시 가져와 주세요.',
  nowhere:
    '이 브라우저는 이 페이지의 내용을 저장하지 않아요. 가져온 것은 페이지를 떠나면 사라져요.',
};

export const progressWords: Record<Language, typeof en> = { en, ko };
