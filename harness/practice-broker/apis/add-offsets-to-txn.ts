import { defineHandler } from '../handler.ts';
import { addOffsets } from '../transactions/enlist.ts';
import { asOlderClientsKnow } from '../transactions/transactions.ts';

export const addOffsetsToTxn = defineHandler({
  api: 'AddOffsetsToTxn',
  min: 0,
  max: 4,
  handle(state, { version, body }, reply) {
    const transaction = state.transactions.of(body);
    if (typeof transaction === 'number') {
      const code = version < 2 ? asOlderClientsKnow(transaction) : transaction;
      reply.send({ throttleTimeMs: 0, errorCode: code });
      return;
    }
    addOffsets(state, transaction);
    reply.send({ throttleTimeMs: 0, errorCode: 0 });
  },
});
