// How much a practice broker takes before it says no, with an error that a real Kafka gives too.

export interface Limits {
  /** Bytes of records held over all partitions. Beyond it Produce answers KAFKA_STORAGE_ERROR, as a full disk does. */
  bytes: number;
  /** Partitions over all topics. Beyond it CreateTopics and CreatePartitions answer POLICY_VIOLATION. */
  partitions: number;
  /** Groups, and transactional ids. Beyond it their coordinator is COORDINATOR_NOT_AVAILABLE. */
  groups: number;
  transactionalIds: number;
  /** Members of one group: Kafka's `group.max.size`. The next JoinGroup answers GROUP_MAX_SIZE_REACHED. */
  groupMembers: number;
  /**
   * Bytes of what members said, what they were assigned and what was committed, over all groups. Beyond it
   * JoinGroup answers GROUP_MAX_SIZE_REACHED, SyncGroup UNKNOWN_SERVER_ERROR, a commit COORDINATOR_NOT_AVAILABLE.
   */
  groupBytes: number;
  /** Bytes of one request: Kafka's `socket.request.max.bytes`. */
  requestBytes: number;
  /** Requests that one connection may send ahead of the answers; the next closes it. */
  waitingRequests: number;
}

export const usualLimits: Limits = {
  bytes: 512 * 1024 * 1024,
  partitions: 20_000,
  groups: 10_000,
  transactionalIds: 10_000,
  groupMembers: 1_000,
  groupBytes: 64 * 1024 * 1024,
  requestBytes: 104_857_600,
  waitingRequests: 1_000,
};
