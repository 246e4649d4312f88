import { defineHandler } from '../handler.ts';
import { endTransaction } from '../transactions/end.ts';
import { asOlderClientsKnow } from '../transactions/transactions.ts';

export const endTxn = defineHandler({
  api: 'EndTxn',
  min: 0,
  max: 4,
  handle(state, { version, body }, reply) {
    const transaction = state.transactions.of(body);
    const code =
      typeof transaction === 'number'
        ? transaction
        : endTransaction(state, transaction, body.committed);
    const errorCode = version < 2 ? asOlderClientsKnow(code) : code;
    reply.send({ throttleTimeMs: 0, errorCode, producerEpoch: -1 });
  },
});
