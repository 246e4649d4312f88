// The eleven facts of the curriculum (F1–F11) as kafkajs 2.2.4 shows them. kafkajs needs sockets and a
// clock that runs, so these cases stand on TCP alone.
import type { CaseGroup } from '../case.ts';
import { deliveryCases } from './kafkajs/delivery.node.ts';
import { groupCases } from './kafkajs/groups.node.ts';
import { topicCases } from './kafkajs/topics.node.ts';
import { transactionCases } from './kafkajs/transactions.node.ts';

export function kafkajsCases(address: { host: string; port: number }): CaseGroup {
  const cases = [deliveryCases, transactionCases, topicCases, groupCases].flatMap((of) =>
    of(address),
  );
  return { name: 'kafkajs', cases };
}
