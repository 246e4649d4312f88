/**
 * What the lab needs of a site's Content-Security-Policy, and no more. It is the policy of the files it lies in
 * that counts: a worker has its own, from the header that its script came with. `blob:` scripts are answers with
 * their types taken out; there is no `eval`, and nobody is called.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' blob:",
  "worker-src 'self'",
].join('; ');
