// What to do where the check finds something wanting.
import type { Text } from '../../content/languages.ts';

export const notTried: Text = { en: 'could not be tried', ko: '확인할 수 없었어요' };

export const workers: Text = {
  en: 'Exercises run in workers. Look for an extension or a policy of your company that blocks scripts or workers on this site, and switch it off for it; or take another browser. Without them, exercises run in a terminal: npm test.',
  ko: '연습은 워커에서 실행돼요. 확장 프로그램이나 회사 정책이 이 사이트의 스크립트나 워커를 막고 있지 않은지 보고, 이 사이트에서는 꺼 주세요. 다른 브라우저를 써도 돼요. 워커가 없어도 터미널에서 npm test로 연습할 수 있어요.',
};
export const policy: Text = {
  en: "Tell whoever hosts the site: its Content-Security-Policy has to allow “script-src 'self' blob:” for the files in lab/ and assets/. The page “Hosting” has the whole line.",
  ko: "사이트를 운영하는 사람에게 알려 주세요. lab/과 assets/ 파일의 Content-Security-Policy에 “script-src 'self' blob:”가 있어야 해요. ‘호스팅’ 페이지에 전체 내용이 있어요.",
};
export const storage: Text = {
  en: 'Leave the private window, or allow this site to keep data (cookies and site data in the browser’s settings). Until then progress lasts until the page is left.',
  ko: '시크릿 창이라면 일반 창에서 열고, 브라우저 설정에서 이 사이트의 데이터 저장(쿠키 및 사이트 데이터)을 허용해 주세요. 그러기 전에는 페이지를 떠나면 진도가 사라져요.',
};
export const room: Text = {
  en: 'There is little room. Free disk space, or export your progress at the end of each day.',
  ko: '저장 공간이 적어요. 디스크를 비우거나 하루가 끝날 때마다 진도를 내보내 주세요.',
};
export const mayBeCleared: Text = {
  en: 'Browsers clear data of sites that were not visited for long, and when asked to. Export your progress at the end of the day.',
  ko: '브라우저는 오래 열지 않은 사이트의 데이터를 지우기도 해요. 하루가 끝나면 진도를 내보내 두세요.',
};
export const memory: Text = {
  en: 'Close other tabs and programs. A run takes some hundred megabytes while it lasts.',
  ko: '다른 탭과 프로그램을 닫아 주세요. 실행하는 동안 수백 메가바이트를 써요.',
};
export const lab: Text = {
  en: 'Mend the rows above first. If they are green, reload the page; if it stays so, hand this line to whoever hosts the site.',
  ko: '위쪽 항목부터 해결해 주세요. 위가 모두 초록이면 새로 고쳐 보고, 그래도 같으면 아래 한 줄을 사이트를 운영하는 사람에게 전해 주세요.',
};
export const labVerdict: Text = {
  en: 'The worked example passes everywhere it was tried. Close other tabs and check again; if it stays so, hand this line to your trainer.',
  ko: '완성된 예제는 지금까지 확인한 모든 곳에서 통과했어요. 다른 탭을 닫고 다시 확인해 보고, 그래도 같으면 아래 한 줄을 강사에게 전해 주세요.',
};
export const oldBrowser: Text = {
  en: 'It is too old for what the workbook needs. Bring it up to date, or take another one.',
  ko: '워크북에 필요한 기능이 없는 오래된 버전이에요. 업데이트하거나 다른 브라우저를 쓰세요.',
};
export const untried: Text = {
  en: 'The workbook was never tried in this one. If all else is green, it will do.',
  ko: '이 브라우저에서는 아직 확인해 보지 않았어요. 나머지가 모두 초록이면 써도 괜찮아요.',
};
