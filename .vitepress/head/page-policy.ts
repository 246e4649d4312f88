// Each page brings its own Content-Security-Policy, so that it holds on any web server: scripts are those of the
// site, and those that stand in this very page, by their hashes. Nobody else is called, and there is no `eval`.
// Workers have the policy that their files come with (harness/lab/content-security-policy.ts).
import { createHash } from 'node:crypto';

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** @param html a whole page */
export function pagePolicy(html: string): string {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...new Set(hashes)].join(' '),
    "worker-src 'self'",
    // Pages are fetched ahead, and Vue binds styles.
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page with its policy, above everything that it is about. */
export function withPolicy(html: string): string {
  const charset = '<meta charset="utf-8">';
  if (!html.includes(charset)) throw new Error('The page has no charset to stand behind');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(html)}">`;
  return html.replace(charset, `${charset}\n    ${policy}`);
}
