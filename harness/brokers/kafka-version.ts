/** The Kafka that grades. `pom.xml` and `jars.json` name the same one; a test holds them together. */
export const KAFKA_VERSION = '4.4.0';
