// Why there is no Kafka in a container here, and what to do about it.
import type { Reason, Text } from '../broker.ts';
import { KAFKA_VERSION } from '../kafka-version.ts';
import { LOCAL_IMAGE } from './image-name.ts';

const useJvm: Text = {
  en: 'Or use the Kafka that needs no container: WORKBOOK_BROKER=jvm, or leave it unset.',
  ko: '아니면 컨테이너가 필요 없는 Kafka를 쓰세요. WORKBOOK_BROKER=jvm으로 두거나 값을 지우면 돼요.',
};

const reason = (missing: Text, ...fix: Text[]): Reason => ({
  kind: 'container',
  missing,
  fix: [...fix, useJvm],
});

export const noRuntime = reason(
  {
    en: 'no container runtime was found.',
    ko: '컨테이너 런타임을 찾지 못했어요.',
  },
  {
    en: 'Install Docker (or Podman) and start it. If its socket is in an unusual place, name it in DOCKER_HOST.',
    ko: 'Docker(또는 Podman)를 설치하고 켜세요. 소켓이 다른 곳에 있으면 DOCKER_HOST에 적으세요.',
  },
);

export function noPermission(socket: string): Reason {
  return reason(
    {
      en: `a container runtime is here, but you may not use its socket, ${socket}.`,
      ko: `컨테이너 런타임은 있지만 소켓 ${socket}을 쓸 권한이 없어요.`,
    },
    {
      en: 'Add yourself to the group `docker` (sudo usermod -aG docker $USER), then log in again.',
      ko: '`docker` 그룹에 자신을 넣고(sudo usermod -aG docker $USER) 다시 로그인하세요.',
    },
  );
}

export function notRunning(socket: string): Reason {
  return reason(
    {
      en: `the socket of a container runtime is here (${socket}), but nothing answers there.`,
      ko: `컨테이너 런타임의 소켓(${socket})은 있지만 응답이 없어요.`,
    },
    {
      en: 'Start it: Docker Desktop, or `sudo systemctl start docker`.',
      ko: '런타임을 켜세요. Docker Desktop이나 `sudo systemctl start docker`예요.',
    },
  );
}

export function wrongDockerHost(address: string): Reason {
  return reason(
    {
      en: `no container runtime answers at DOCKER_HOST, which is ${address}.`,
      ko: `DOCKER_HOST(${address})에서 응답하는 컨테이너 런타임이 없어요.`,
    },
    {
      en: 'Start the runtime there, or correct DOCKER_HOST, or unset it to use the one on this machine.',
      ko: '그곳의 런타임을 켜거나 DOCKER_HOST를 고치세요. 값을 지우면 이 컴퓨터의 런타임을 써요.',
    },
  );
}

export function silentRuntime(seconds: number): Reason {
  return reason(
    {
      en: `the container runtime gave no answer within ${seconds} s.`,
      ko: `컨테이너 런타임이 ${seconds}초 안에 응답하지 않았어요.`,
    },
    {
      en: 'Restart it, or wait until it has started, and run the command again.',
      ko: '런타임을 다시 켜거나 다 켜질 때까지 기다렸다가 명령을 다시 실행하세요.',
    },
  );
}

export function onAnotherMachine(host: string): Reason {
  return reason(
    {
      en: `the container runtime is on another machine (${host}); the workbook opens ports on this one only.`,
      ko: `컨테이너 런타임이 다른 컴퓨터(${host})에 있어요. 워크북은 이 컴퓨터에만 포트를 열어요.`,
    },
    {
      en: 'Unset DOCKER_HOST to use a runtime on this machine.',
      ko: 'DOCKER_HOST를 지워서 이 컴퓨터의 런타임을 쓰세요.',
    },
  );
}

export const noPackages = reason(
  {
    en: 'the packages that speak to a container runtime are not installed.',
    ko: '컨테이너 런타임과 통신하는 패키지가 설치되지 않았어요.',
  },
  { en: 'npm install', ko: 'npm install' },
);

export function unreached(address: string): Reason {
  return reason(
    {
      en: `Kafka is up in its container, but no connection to ${address} reaches it: the container runtime's network does not pass it on.`,
      ko: `Kafka가 컨테이너에서 떴지만 ${address}로 건 연결이 닿지 않아요. 컨테이너 런타임의 네트워크가 연결을 넘겨주지 않아요.`,
    },
    {
      en: 'Restart the container runtime; it sets its network up anew.',
      ko: '컨테이너 런타임을 다시 켜세요. 네트워크를 새로 만들어요.',
    },
  );
}

/** `why`: the runtime's own words. */
export function noImage(image: string, why: string): Reason {
  return reason(
    {
      en: `the image ${image} could not be had: ${why}.`,
      ko: `이미지 ${image}을(를) 받지 못했어요: ${why}.`,
    },
    {
      en: `Check the network and the name, or get it by hand: docker pull ${image}`,
      ko: `네트워크와 이름을 확인하거나 직접 받으세요: docker pull ${image}`,
    },
    {
      en: `Or set WORKBOOK_KAFKA_IMAGE to a copy of apache/kafka:${KAFKA_VERSION} that you can reach.`,
      ko: `아니면 접속할 수 있는 곳에 있는 apache/kafka:${KAFKA_VERSION}의 복사본을 WORKBOOK_KAFKA_IMAGE에 넣으세요.`,
    },
    buildYourOwn,
  );
}

export const buildYourOwn: Text = {
  en: `Or build one from Kafka's jars: npm run broker -- image, then WORKBOOK_KAFKA_IMAGE=${LOCAL_IMAGE}`,
  ko: `아니면 Kafka의 jar로 직접 만드세요: npm run broker -- image, 그다음 WORKBOOK_KAFKA_IMAGE=${LOCAL_IMAGE}`,
};
