import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';
import { initProducerId as init } from '../transactions/init.ts';
import { asOlderClientsKnow } from '../transactions/transactions.ts';

export const initProducerId = defineHandler({
  api: 'InitProducerId',
  min: 0,
  max: 5,
  handle(state, { version, body }, reply) {
    const { transactionalId, transactionTimeoutMs, producerId, producerEpoch } = body;
    const refuse = (code: number): void =>
      reply.send({ throttleTimeMs: 0, errorCode: code, producerEpoch: -1 });
    if ((producerId === -1n) !== (producerEpoch === -1)) {
      refuse(errorCode('INVALID_REQUEST'));
      return;
    }
    const before = producerId === -1n ? undefined : { producerId, epoch: producerEpoch };
    const given = init(state, { transactionalId, timeoutMs: transactionTimeoutMs, before });
    if (typeof given === 'number') refuse(version < 4 ? asOlderClientsKnow(given) : given);
    else reply.send({ throttleTimeMs: 0, errorCode: 0, ...given });
  },
});
