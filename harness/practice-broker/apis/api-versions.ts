// What this broker speaks. It is honest: what the table does not serve is not offered.
import { defineHandler } from '../handler.ts';

export const apiVersions = defineHandler({
  api: 'ApiVersions',
  min: 0,
  max: 4,
  handle: ({ served }, _asked, reply) => reply.send({ errorCode: 0, apiKeys: [...served] }),
});
