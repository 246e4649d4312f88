/** Where a node of a cluster listens. */
export interface Address {
  host: string;
  port: number;
}

/** `host:port`, an IPv6 address in brackets. */
export function addressName({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
