// The container's first process: a small shell that runs Kafka and ends it, and with it the container,
// once nobody is connected for a while. The keeper holds a connection as long as it lives; so a container
// whose keeper was killed ends by itself, whatever became of this machine's side, and needs nobody to do it.

/** Said also of a start: then no connection has ever reached the container. */
export const NOBODY = 'nobody is connected any more';

const SHELL = `
port=$1 idle=$2 first=$3; shift 3
trap 'exit 0' TERM INT
# Whether any socket of the clients' port is in this state: 01 is connected, 0A listens.
any() {
  for table in /proc/net/tcp /proc/net/tcp6; do
    [ -r "$table" ] || continue
    while read -r _ own _ state _; do
      case "$own $state" in *":$port $1") return 0 ;; esac
    done <"$table"
  done
  return 1
}
# Once Kafka listens, the keeper comes at once; one that was killed before this looked never does.
left=$first soon=$((idle + 2))
while :; do
  if any 01; then left=$idle
  elif [ "$left" -gt "$soon" ] && any 0A; then left=$soon
  else left=$((left - 1)); fi
  if [ "$left" -le 0 ]; then
    if any 0A; then echo "milk-run: ${NOBODY}"; else echo "milk-run: Kafka does not listen to clients"; fi
    kill -TERM $$
  fi
  sleep 1
done &
"$@" &
wait $!
echo "milk-run: Kafka ended with code $?"
# Whoever waits for it can read the log as long as the container is there.
sleep "$idle"
`;

export interface WatchOptions {
  /** The port of the clients inside of the container. */
  port: number;
  /** Seconds without a connection after which it ends. */
  idleSeconds: number;
  /** Seconds until Kafka listens to clients. */
  firstSeconds: number;
}

/** The entry point that runs `command` under watch. It needs `sh` and `sleep`. */
export function watched(
  command: string[],
  { port, idleSeconds, firstSeconds }: WatchOptions,
): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const seconds = [idleSeconds, firstSeconds].map(String);
  return ['/bin/sh', '-c', SHELL, 'milk-run', hex, ...seconds, ...command];
}

/** What a line of the log says about Kafka itself. */
export function saidOf(line: string): { ended: string } | { version: string } | undefined {
  const ended = /^milk-run: (.*)$/.exec(line)?.[1];
  if (ended !== undefined) return { ended };
  const version = /\bKafka version: (\S+)/.exec(line)?.[1];
  return version === undefined ? undefined : { version };
}
