// Rights: there are none here, as on a real node without an authorizer.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';

export const describeAcls = defineHandler({
  api: 'DescribeAcls',
  min: 1,
  max: 3,
  handle: (_state, _asked, reply) =>
    reply.send({
      throttleTimeMs: 0,
      errorCode: errorCode('SECURITY_DISABLED'),
      errorMessage: 'No Authorizer is configured on the broker',
      resources: [],
    }),
});
