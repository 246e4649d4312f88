// What this broker speaks. It is honest: what the table does not serve is not offered.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';

/** Names and versions of client software that Kafka takes. */
const SOFTWARE = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/;

export const apiVersions = defineHandler({
  api: 'ApiVersions',
  min: 0,
  max: 4,
  handle({ served }, { version, body }, reply) {
    const { clientSoftwareName: name, clientSoftwareVersion: release } = body;
    const isNamed = version < 3 || (SOFTWARE.test(name) && SOFTWARE.test(release));
    reply.send(
      isNamed
        ? { errorCode: 0, apiKeys: [...served] }
        : { errorCode: errorCode('INVALID_REQUEST'), apiKeys: [] },
    );
  },
});
