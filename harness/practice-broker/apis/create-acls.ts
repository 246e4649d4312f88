// Rights: there are none here, as on a real node without an authorizer.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';

export const createAcls = defineHandler({
  api: 'CreateAcls',
  min: 1,
  max: 3,
  handle: (_state, { body }, reply) =>
    reply.send({
      throttleTimeMs: 0,
      results: body.creations.map(() => ({
        errorCode: errorCode('SECURITY_DISABLED'),
        errorMessage: 'No Authorizer is configured.',
      })),
    }),
});
