// Passwords: a listener without them takes every connection for authenticated already.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';

export const saslAuthenticate = defineHandler({
  api: 'SaslAuthenticate',
  min: 0,
  max: 2,
  handle: (_state, _asked, reply) =>
    reply.send({
      errorCode: errorCode('ILLEGAL_SASL_STATE'),
      errorMessage: 'SaslAuthenticate request received after successful authentication',
      authBytes: new Uint8Array(),
    }),
});
