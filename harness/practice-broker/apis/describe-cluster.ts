// Which nodes there are: one.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';
import { CLUSTER_OPERATIONS } from './metadata.ts';

const BROKERS = 1;
const CONTROLLERS = 2;

export const describeCluster = defineHandler({
  api: 'DescribeCluster',
  min: 0,
  max: 1,
  handle({ node, clusterId }, { body }, reply) {
    const { endpointType } = body;
    if (endpointType !== BROKERS) {
      const isController = endpointType === CONTROLLERS;
      reply.send({
        throttleTimeMs: 0,
        errorCode: errorCode(
          isController ? 'MISMATCHED_ENDPOINT_TYPE' : 'UNSUPPORTED_ENDPOINT_TYPE',
        ),
        errorMessage: isController
          ? 'The request was sent to an endpoint of type BROKER, but we wanted an endpoint of type CONTROLLER'
          : `Unsupported endpoint type ${endpointType}`,
        ...{ clusterId: '', brokers: [] },
      });
      return;
    }
    reply.send({
      throttleTimeMs: 0,
      ...{ errorCode: 0, clusterId, controllerId: node.id },
      brokers: [{ brokerId: node.id, host: node.host, port: node.port }],
      ...(body.includeClusterAuthorizedOperations
        ? { clusterAuthorizedOperations: CLUSTER_OPERATIONS }
        : {}),
    });
  },
});
