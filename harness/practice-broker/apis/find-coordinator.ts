// There is one node, so it coordinates everything: groups and transactions. Share groups are not served.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';

const GROUP = 0;
const TRANSACTION = 1;
const SHARE = 2;
/** Kafka's own words for INVALID_REQUEST, which it sends with a type of key it does not know. */
const MALFORMED =
  'This most likely occurs because of a request being malformed by the client library or the message was sent to an incompatible broker. See the broker logs for more details.';

export const findCoordinator = defineHandler({
  api: 'FindCoordinator',
  min: 0,
  max: 6,
  handle(state, { version, body }, reply) {
    const { keyType } = body;
    if (version < 4) {
      const answer = find(state, { version, key: body.key, keyType });
      const { errorCode: code, errorMessage } = answer;
      // A single key's message names the error, none included.
      reply.send({ ...answer, errorMessage: code === 0 ? 'NONE' : errorMessage });
      return;
    }
    const coordinators = body.coordinatorKeys.map((key) => ({
      key,
      ...find(state, { version, key, keyType }),
    }));
    reply.send({ coordinators });
  },
});

function find({ node }: State, asked: { version: number; key: string; keyType: number }) {
  const { version, key, keyType } = asked;
  if (keyType === GROUP || keyType === TRANSACTION) {
    return { errorCode: 0, errorMessage: '', nodeId: node.id, host: node.host, port: node.port };
  }
  const none = { nodeId: -1, host: '', port: -1 };
  if (keyType !== SHARE || version < 4) {
    return { ...none, errorCode: errorCode('INVALID_REQUEST'), errorMessage: MALFORMED };
  }
  const isShareKey = version >= 6 && /^.+:[\w-]{22}:\d+$/.test(key);
  const name = isShareKey ? 'COORDINATOR_NOT_AVAILABLE' : 'INVALID_REQUEST';
  return { ...none, errorCode: errorCode(name), errorMessage: '' };
}
