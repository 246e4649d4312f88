import { createHash } from 'node:crypto';
import { KAFKA_VERSION } from '../kafka-version.ts';

/** What is pulled unless told otherwise. */
export const APACHE_IMAGE = `apache/kafka:${KAFKA_VERSION}`;
/** What `npm run broker -- image` makes, for machines that cannot pull. */
export const LOCAL_IMAGE = `milk-run/kafka:${KAFKA_VERSION}-local`;

/** The image that the kind `container` runs. */
export function kafkaImage(env: NodeJS.ProcessEnv): string {
  return env['WORKBOOK_KAFKA_IMAGE']?.trim() || APACHE_IMAGE;
}

/** Each image has its own slot for a warm broker: whoever asks for another never gets this one's. */
export function slotOf(image: string): string {
  if (image === APACHE_IMAGE) return 'container';
  return `container-${createHash('sha256').update(image).digest('hex').slice(0, 8)}`;
}
