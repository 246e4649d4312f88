// One kafkajs client on the practice broker, both in one worker.
import EventEmitter from 'events';
import { Buffer } from 'buffer';
import * as kafkajs from 'kafkajs';
import { openPractice } from '../grading/practice.ts';
import { type ClientFigures, measureClient } from './client-figures.ts';

const broker = openPractice({
  random: () => Math.random(),
  now: () => Date.now(),
  defect(error) {
    throw error;
  },
});

const socketFactory: kafkajs.ISocketFactory = ({ host, port, onConnect }) => {
  const emitter = new EventEmitter();
  const opening = broker.dial({ host, port }).then((stream) => {
    stream.on('data', (bytes) => emitter.emit('data', Buffer.from(bytes)));
    stream.on('close', () => emitter.emit('end'));
    onConnect();
    return stream;
  });
  // What kafkajs uses of a socket; the rest of Node's it never touches.
  return Object.assign(emitter, {
    write: (bytes: Uint8Array) => void opening.then((stream) => stream.write(bytes)),
    end: () => void opening.then((stream) => stream.destroy()),
    setKeepAlive: () => undefined,
    unref: () => undefined,
  }) as unknown as ReturnType<kafkajs.ISocketFactory>;
};

export function measure(): Promise<ClientFigures> {
  const kafka = new kafkajs.default.Kafka({
    ...{ brokers: [`${broker.host}:${broker.port}`], socketFactory },
    logLevel: kafkajs.default.logLevel.NOTHING,
  });
  return measureClient(kafka);
}
