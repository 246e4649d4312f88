// Findings that are the broker's doing: the verdict is `error`, and nothing is counted against anybody.
import { type BrokerKind, BrokerUnavailable } from '../brokers/broker.ts';
import type { Finding } from '../grading/finding.ts';
import { finding } from '../grading/make-finding.ts';
import type { Text } from '../grading/text.ts';

/**
 * The run could not be finished.
 * @param lastWords what a broker that ended said in its log
 */
export function brokerTrouble(error: unknown, kind: BrokerKind, lastWords?: string): Finding {
  const [reason] = error instanceof BrokerUnavailable ? error.reasons : [];
  const message = error instanceof Error ? error.message : String(error);
  const said = lastWords === undefined ? '' : ` Kafka: ${lastWords}`;
  const what = reason?.missing ?? { en: message + said, ko: message + said };
  const usual = usualAdvice[kind];
  return trouble(what, reason?.fix[0] ?? (isFullDisk(lastWords) ? freeSpace : usual));
}

function isFullDisk(lastWords = ''): boolean {
  return /no space left|all log dirs .* failed/is.test(lastWords);
}

/** The answer's session timeout is one that the cluster's own settings do not allow. */
export function sessionTrouble(refusedMs: number): Finding {
  return trouble(
    {
      en: `the cluster refuses a session timeout of ${refusedMs} ms, which lies outside its group.min.session.timeout.ms and group.max.session.timeout.ms.`,
      ko: `클러스터가 세션 타임아웃 ${refusedMs} ms를 거절했어요. 클러스터의 group.min.session.timeout.ms와 group.max.session.timeout.ms 범위를 벗어나요.`,
    },
    {
      en: 'Have the cluster’s group.min.session.timeout.ms lowered, or be graded on another Kafka: unset WORKBOOK_KAFKA_BROKERS.',
      ko: '클러스터의 group.min.session.timeout.ms를 낮추거나, WORKBOOK_KAFKA_BROKERS를 지우고 다른 Kafka에서 채점받으세요.',
    },
  );
}

/** What to do when a cluster of one's own does not answer. */
export const lookAtCluster: Text = {
  en: 'Look after the cluster in WORKBOOK_KAFKA_BROKERS, then run it again.',
  ko: 'WORKBOOK_KAFKA_BROKERS의 클러스터를 살펴본 다음 다시 실행해 보세요.',
};
const again: Text = { en: 'Run it again.', ko: '다시 실행해 보세요.' };
const freeSpace: Text = {
  en: 'Free some disk space where the workbook’s `.milk-run` is, then run it again.',
  ko: '워크북의 `.milk-run`이 있는 디스크의 공간을 비운 다음 다시 실행해 보세요.',
};
/** What to do when the workbook's own broker does not answer. */
export const takeFresh: Text = {
  en: 'Run it again; `npm run broker -- stop` first gives a fresh Kafka.',
  ko: '다시 실행해 보세요. 먼저 `npm run broker -- stop`을 실행하면 새 Kafka로 시작해요.',
};

function trouble(what: Text, asks: Text): Finding {
  return finding({
    code: 'BROKER',
    subject: 'broker',
    says: {
      en: `The run could not be finished, and that is not your code’s doing: ${what.en}`,
      ko: `실행을 끝내지 못했어요. 여러분의 코드 때문이 아니에요: ${what.ko}`,
    },
    asks,
    explainedAt: 'before-dawn#verdicts',
  });
}

const usualAdvice: Record<BrokerKind, Text> = {
  external: lookAtCluster,
  practice: again,
  container: takeFresh,
  jvm: takeFresh,
};
