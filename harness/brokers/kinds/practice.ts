// The workbook's own broker, in this process: nothing to install and nothing to wait for. It is no
// Kafka, so what it says of an answer is practice.
import { dialPlain } from '../dial-plain.ts';
import type { Text } from '../broker.ts';
import { servePracticeBroker } from '../practice/serve.node.ts';
import type { KindOfBroker } from './kind.ts';

/** The Kafka whose answers it gives. */
const speaksAs = '4.4';

export const practice: KindOfBroker = {
  kind: 'practice',
  examine: () => Promise.resolve({ state: 'ready', says, fix: [] }),
  async acquire() {
    const began = performance.now();
    const { host, port, close } = await servePracticeBroker();
    return {
      ...{ kind: 'practice', version: speaksAs, real: false, host, port, others: [] },
      ...{ dial: dialPlain, prefix: '', wasWarm: false, startMs: performance.now() - began },
      release: close,
    };
  },
};

const says: Text = {
  en: 'the workbook’s own broker is always here, to practise on; its verdicts do not count as graded.',
  ko: '워크북에 들어 있는 연습용 브로커는 언제나 쓸 수 있어요. 다만 그 판정은 채점으로 치지 않아요.',
};
