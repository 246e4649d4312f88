// What a page says of its connection to the workbook.
import { closeCodes } from '../../../../harness/dev-bridge/said.ts';
import type { Text } from '../../../../harness/grading/text.ts';

export const machineTexts = {
  /** @param code with which the connection was closed */
  gone(code: number | undefined): Text {
    switch (code) {
      case closeCodes.tooManyPages:
        return {
          en: 'Too many pages of this workbook are open. Close one, and this one connects by itself.',
          ko: '이 워크북의 페이지가 너무 많이 열려 있어요. 하나를 닫으면 이 페이지가 저절로 연결돼요.',
        };
      case closeCodes.notUnderstood:
      case closeCodes.tooQuick:
      case closeCodes.tooLong:
        return {
          en: 'The workbook did not understand this page, which may be of an earlier version. Reload it; what you typed is kept.',
          ko: '워크북이 이 페이지를 이해하지 못했어요. 이전 버전의 페이지일 수 있어요. 새로 고치세요. 작성한 내용은 남아 있어요.',
        };
      default:
        return {
          en: 'The workbook does not answer: `npm start` has ended. Start it again, and this page goes on by itself; what you type is kept.',
          ko: '워크북이 응답하지 않아요. `npm start`가 끝난 것 같아요. 다시 시작하면 이 페이지가 저절로 이어져요. 작성하는 내용은 남아 있어요.',
        };
    }
  },
  lost: {
    en: 'The connection to the workbook was lost during the run, so there is no verdict. Run it again.',
    ko: '실행하는 동안 워크북과 연결이 끊겨서 판정이 없어요. 다시 실행하세요.',
  },
  practising: {
    en: 'Until then your answers are practised.',
    ko: '그때까지는 연습으로 판정해요.',
  },
} satisfies Record<string, Text | ((code: number | undefined) => Text)>;
