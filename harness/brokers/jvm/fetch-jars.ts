// Jars from a Maven repository over HTTP, without Maven.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrokerUnavailable, type Text } from '../broker.ts';
import type { LockedJar } from './jars-lock.ts';

const AT_ONCE = 6;
const JAR_MS = 120_000;
/** A line for every so many jars. */
const STEP = 15;

/**
 * Downloads every jar into `target`.
 * @throws {BrokerUnavailable} naming the jar that could not be had, or is not the expected one
 */
export async function fetchJars(
  base: string,
  jars: LockedJar[],
  target: string,
  onProgress: (step: Text) => void,
): Promise<void> {
  const repository = parseBase(base);
  const left = [...jars];
  let here = 0;
  const worker = async (): Promise<void> => {
    for (let jar = left.shift(); jar !== undefined; jar = left.shift()) {
      await writeFile(join(target, jar.file), await fetchJar(repository, jar));
      here += 1;
      if (here % STEP !== 0 || here === jars.length) continue;
      onProgress({ en: `  ${here} / ${jars.length} jars`, ko: `  jar ${here} / ${jars.length}개` });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } catch (error) {
    left.length = 0; // the others stop after the jar they are at
    throw error;
  }
}

interface Repository {
  base: string;
  headers: Record<string, string>;
}

function parseBase(text: string): Repository {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw refusal({
      en: 'WORKBOOK_MAVEN_URL is not an http or https address.',
      ko: 'WORKBOOK_MAVEN_URL이 http나 https 주소가 아니에요.',
    });
  }
  // fetch refuses addresses with a password; and none may show up in a message.
  const user = decodeURIComponent(url.username);
  const credentials = `${user}:${decodeURIComponent(url.password)}`;
  const headers: Record<string, string> =
    user === '' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  url.username = '';
  url.password = '';
  return { base: url.href.replace(/\/+$/, ''), headers };
}

async function fetchJar({ base, headers }: Repository, jar: LockedJar): Promise<Buffer> {
  const url = `${base}/${jar.path}`;
  let why: string;
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(JAR_MS) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (answer.ok && sha256 === jar.sha256) return bytes;
    why = answer.ok ? `SHA-256 ${sha256}, not ${jar.sha256}` : `HTTP ${answer.status}`;
  } catch (error) {
    // fetch hides the reason ("fetch failed") in its cause.
    const { cause, message } = error as Error & { cause?: { message?: string } };
    why = cause?.message ?? message;
  }
  throw refusal({
    en: `${jar.file} could not be had from WORKBOOK_MAVEN_URL (${url}): ${why}.`,
    ko: `WORKBOOK_MAVEN_URL(${url})에서 ${jar.file}을 받지 못했어요: ${why}.`,
  });
}

function refusal(missing: Text): BrokerUnavailable {
  return new BrokerUnavailable([
    {
      kind: 'jvm',
      missing,
      fix: [
        {
          en: 'Set WORKBOOK_MAVEN_URL to the base address of a Maven repository you can reach, or unset it to use Maven itself.',
          ko: '접속할 수 있는 Maven 저장소의 주소를 WORKBOOK_MAVEN_URL에 넣거나, 값을 지워서 Maven으로 받게 하세요.',
        },
      ],
    },
  ]);
}
