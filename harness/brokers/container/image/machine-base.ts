// What an image needs below Kafka, taken from this machine: its Java, a shell, and the libraries that
// these load. So an image can be built where no base image can be pulled. Linux only.
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, realpath, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { BrokerUnavailable, type Reason } from '../../broker.ts';
import type { Java } from '../../jvm/java.ts';

/** What Kafka's entry and the container's watch use besides Java. */
const PROGRAMS = ['/bin/sh', '/bin/sleep'];
/** Of a JDK, what only builders need. */
const NOT_NEEDED = ['jmods', 'include', 'man', 'demo', 'docs', 'src.zip'];

/** @throws {BrokerUnavailable} on another system than Linux: its programs do not run in a container */
export async function copyMachineBase(java: Java, root: string): Promise<void> {
  if (process.platform !== 'linux') throw new BrokerUnavailable([needsBase]);
  const executable = await realpath(java.executable);
  const home = dirname(dirname(executable));
  await copyJava(home, join(root, home));
  await mkdir(join(root, 'usr', 'bin'), { recursive: true });
  await symlink(executable, join(root, 'usr', 'bin', 'java'));
  for (const program of PROGRAMS) await cp(program, join(root, program), { dereference: true });
  for (const library of await librariesOf([executable, ...PROGRAMS, ...(await modulesIn(home))])) {
    if (!library.startsWith(home)) await cp(library, join(root, library), { dereference: true });
  }
  await writeFile(join(root, 'etc', 'passwd'), 'kafka:x:1000:1000::/tmp:/bin/sh\n');
  await writeFile(join(root, 'etc', 'group'), 'kafka:x:1000:\n');
}

/** Distributions keep parts of a Java elsewhere behind links: those are followed, dead ones left out. */
async function copyJava(home: string, target: string): Promise<void> {
  await cp(home, target, {
    recursive: true,
    dereference: true,
    filter: async (source) => {
      if (NOT_NEEDED.some((name) => source === join(home, name))) return false;
      return (await stat(source).catch(() => undefined)) !== undefined;
    },
  });
}

async function modulesIn(home: string): Promise<string[]> {
  const names = await readdir(join(home, 'lib'), { recursive: true });
  return names.filter((name) => name.endsWith('.so')).map((name) => join(home, 'lib', name));
}

/** The libraries that these files load, and the loader itself, by the paths they are looked up at. */
async function librariesOf(files: string[]): Promise<Set<string>> {
  const libraries = new Set<string>();
  for (const file of files) {
    // It fails for a file that is linked to nothing.
    const said = await promisify(execFile)('ldd', [file]).catch(() => ({ stdout: '' }));
    for (const [, path = ''] of said.stdout.matchAll(/(?:=>\s*|^\s+)(\/\S+)/gm))
      libraries.add(path);
  }
  return libraries;
}

const needsBase: Reason = {
  kind: 'container',
  missing: {
    en: "an image from this machine's own Java can be built on Linux only.",
    ko: '이 컴퓨터의 Java로 이미지를 만드는 일은 Linux에서만 돼요.',
  },
  fix: [
    {
      en: 'Name an image with Java 17 or newer that is here: npm run broker -- image --base IMAGE',
      ko: 'Java 17 이상이 든, 가지고 있는 이미지를 알려 주세요: npm run broker -- image --base 이미지',
    },
  ],
};
