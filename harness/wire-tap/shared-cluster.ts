// What the tap does not let through to a cluster that others use too. Names are no way out there: the
// run's table puts all of them under the prefix. These are requests that name no topic, or by other means.
import { ZERO_UUID } from '../protocol/bytes/uuid.ts';
import {
  decodeResponse,
  encodeResponse,
  type Request,
  type Response,
  type ResponseInput,
} from '../protocol/messages.ts';

export interface SharedCluster {
  /**
   * What a request gets instead of being sent: an answer of the tap's own, or the end of its
   * connection; `undefined`: it may go.
   */
  refusal(request: Request | undefined): Response | 'close' | undefined;
  /** Takes in what the cluster answers. */
  hear(request: Request, response: Response): void;
  /** A session timeout that the workbook's own brokers would take and this cluster does not, in ms. */
  readonly refusedSessionMs: number | undefined;
}

/** No authorizer: so the workbook's own brokers answer. Whoever is right or wrong there is so here. */
const securityDisabled = 54;
const clusterAuthorizationFailed = 31;
const invalidSessionTimeout = 26;
const topicResource = 2;
/** As the workbook's own brokers are set up; the upper end is Kafka's default. */
const ourSessionsMs = { min: 100, max: 1_800_000 };
const noThrottle = { throttleTimeMs: 0 };
const noAuthorizer = 'No authorizer is configured.';

export function createSharedCluster(): SharedCluster {
  let refusedSessionMs: number | undefined;
  return {
    get refusedSessionMs() {
      return refusedSessionMs;
    },
    refusal(request) {
      // Of an API that is not known here nobody can say what it names.
      if (request === undefined || namesById(request.body)) return 'close';
      const { version, correlationId } = request;
      const head = { version, correlationId };
      switch (request.api) {
        // The tap has said who we are; the learner's side has no say in it.
        case 'SaslHandshake':
        case 'SaslAuthenticate':
          return 'close';
        // Rules about access outlive the run, whatever they are about.
        case 'DescribeAcls':
          return whole({
            ...{ ...head, api: 'DescribeAcls' },
            body: {
              ...noThrottle,
              errorCode: securityDisabled,
              errorMessage: noAuthorizer,
              resources: [],
            },
          });
        case 'CreateAcls':
          return whole({
            ...{ ...head, api: 'CreateAcls' },
            body: { ...noThrottle, results: request.body.creations.map(() => refused()) },
          });
        case 'DeleteAcls':
          return whole({
            ...{ ...head, api: 'DeleteAcls' },
            body: {
              ...noThrottle,
              filterResults: request.body.filters.map(() => ({ ...refused(), matchingAcls: [] })),
            },
          });
        case 'AlterConfigs':
          if (!isBeyondTopics(request.body.resources)) return undefined;
          return whole({
            ...{ ...head, api: 'AlterConfigs' },
            body: { ...noThrottle, responses: request.body.resources.map(refusedConfigs) },
          });
        case 'IncrementalAlterConfigs':
          if (!isBeyondTopics(request.body.resources)) return undefined;
          return whole({
            ...{ ...head, api: 'IncrementalAlterConfigs' },
            body: { ...noThrottle, responses: request.body.resources.map(refusedConfigs) },
          });
        default:
          return undefined;
      }
    },
    hear(request, response) {
      if (request.api !== 'JoinGroup' || response.api !== 'JoinGroup') return;
      const { sessionTimeoutMs } = request.body;
      const ours = sessionTimeoutMs >= ourSessionsMs.min && sessionTimeoutMs <= ourSessionsMs.max;
      if (response.body.errorCode === invalidSessionTimeout && ours) {
        refusedSessionMs = sessionTimeoutMs;
      }
    },
  };
}

function refused(): { errorCode: number; errorMessage: string } {
  return { errorCode: securityDisabled, errorMessage: noAuthorizer };
}

/** Read back, so that fields this has no opinion on have their defaults. */
function whole(input: ResponseInput): Response {
  // Written and read as the same API and version.
  return decodeResponse(input.api, input.version, encodeResponse(input)) as Response;
}

/** Whether a topic is named by its id, which no table can lead under a prefix. */
function namesById(at: unknown): boolean {
  if (typeof at !== 'object' || at === null || at instanceof Uint8Array) return false;
  return Object.entries(at).some(
    ([field, value]) => (field === 'topicId' && value !== ZERO_UUID) || namesById(value),
  );
}

/** Whether somebody would set anything but topics': names of brokers cannot be under a prefix. */
function isBeyondTopics(resources: readonly { resourceType: number }[]): boolean {
  return resources.some((one) => one.resourceType !== topicResource);
}

function refusedConfigs({
  resourceType,
  resourceName,
}: {
  resourceType: number;
  resourceName: string;
}) {
  const error = { errorCode: clusterAuthorizationFailed, errorMessage: null };
  return { ...error, resourceType, resourceName };
}
