// Passwords: a listener without them says that nothing of the kind is expected.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';

export const saslHandshake = defineHandler({
  api: 'SaslHandshake',
  min: 0,
  max: 1,
  handle: (_state, _asked, reply) =>
    reply.send({ errorCode: errorCode('ILLEGAL_SASL_STATE'), mechanisms: [] }),
});
