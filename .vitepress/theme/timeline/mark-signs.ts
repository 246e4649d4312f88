// Which sign of the visual vocabulary an event is drawn with.
import type { SignName } from '../../content/vocabulary.ts';
import type { HistoryEvent, HistoryEventOf } from '../../../harness/grading/history.ts';

export type MarkSign = Extract<
  SignName,
  | ('event' | 'stream' | 'consumer' | 'group' | 'service' | 'store' | 'crash' | 'lost')
  | ('commit' | 'call' | 'error' | 'harness')
>;

export function signOf(event: HistoryEvent): MarkSign {
  switch (event.type) {
    case 'produce':
      return ofProduce[event.outcome];
    case 'fetch':
      return event.error === null ? 'consumer' : 'error';
    case 'commit':
      return event.error === null ? 'commit' : 'error';
    case 'join':
    case 'assigned':
    case 'leave':
    case 'rebalance':
      return 'group';
    case 'start-offset':
      return event.asked === 'commit' ? 'commit' : 'stream';
    case 'end-transaction':
      return event.error === null ? 'event' : 'error';
    case 'call':
    case 'report':
    case 'connection':
      return 'call';
    case 'return':
      return event.error === null ? 'call' : 'error';
    case 'process':
      return event.change === 'started' ? 'call' : 'crash';
    case 'port':
      return ofPort(event);
    case 'refused':
      return 'error';
    case 'fault':
      return 'lost';
    case 'harness':
      return 'harness';
  }
}

function ofPort({ outcome, api }: HistoryEventOf<'port'>): MarkSign {
  if (outcome === 'refused') return 'error';
  if (outcome !== 'done') return 'lost';
  return api.startsWith('store.') || api.startsWith('db.') ? 'store' : 'service';
}

const ofProduce: Record<HistoryEventOf<'produce'>['outcome'], MarkSign> = {
  acknowledged: 'event',
  refused: 'error',
  unanswered: 'lost',
  lost: 'lost',
};
