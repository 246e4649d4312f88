// Whether a Kafka in a container could be had, without starting one.
import { BrokerUnavailable } from '../broker.ts';
import type { BrokerRequest, Examination } from '../kinds/kind.ts';
import { buildYourOwn } from './refusals.ts';
import { kafkaImage } from './image-name.ts';
import { isLocal } from './pull.ts';
import { findRuntime } from './runtime.ts';

export async function examineContainer({ env }: BrokerRequest): Promise<Examination> {
  const image = kafkaImage(env);
  try {
    const { docker, name } = await findRuntime(env);
    if (await isLocal(docker, image)) {
      return {
        state: 'ready',
        says: { en: `${name} with the image ${image}.`, ko: `${name}, 이미지 ${image}.` },
        fix: [],
      };
    }
    return {
      state: 'possible',
      says: {
        en: `${name} is here; the image ${image} is still to be pulled.`,
        ko: `${name}이(가) 있어요. 이미지 ${image}은(는) 아직 받아야 해요.`,
      },
      fix: [
        {
          en: `Pull it: npm run broker -- start --broker container`,
          ko: `받으려면: npm run broker -- start --broker container`,
        },
        buildYourOwn,
      ],
    };
  } catch (error) {
    const reason = error instanceof BrokerUnavailable ? error.reasons[0] : undefined;
    const { missing, fix } = reason ?? {
      missing: { en: String(error), ko: String(error) },
      fix: [],
    };
    return { state: 'unavailable', says: missing, fix };
  }
}
