// Who may come in. Pure: from what a request says of itself to why it is refused. Whatever another site's page
// can make a browser send is refused here, before Vite or the bridge sees it.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Text } from '../grading/text.ts';
import { bridgePath, protocol } from './said.ts';

export interface Knock {
  method: string;
  /** As it came: with its query. */
  url: string;
  headers: IncomingHttpHeaders;
}

export interface Refused {
  status: number;
  text: Text;
}

/** Why a request gets nothing; `undefined`: it may come in. */
export function refuseRequest(knock: Knock, port: number): Refused | undefined {
  const { method, headers } = knock;
  return (
    refuseHost(knock, port) ??
    (headers.origin !== undefined && !isOwnOrigin(headers.origin, port) ? foreign : undefined) ??
    (method !== 'GET' && method !== 'HEAD' ? onlyReads : undefined) ??
    (hasBody(headers) ? noBodies : undefined) ??
    (mayBeAsked(headers) ? undefined : foreign) ??
    (isHidden(pathOf(knock)) ? hidden : undefined)
  );
}

/** Why a socket is not opened. Browsers always say where a WebSocket comes from; who does not is no page. */
export function refuseUpgrade(knock: Knock, port: number, token: string): Refused | undefined {
  const { headers } = knock;
  return (
    refuseHost(knock, port) ??
    (isOwnOrigin(headers.origin, port) ? undefined : foreign) ??
    (knock.method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'
      ? undefined
      : onlyReads) ??
    (isBridge(knock) && !hasToken(headers, token) ? noToken : undefined)
  );
}

export function isBridge(knock: Knock): boolean {
  return pathOf(knock) === bridgePath;
}

/** A name that another site's owner has led to this machine is in the Host that the browser sends. */
function refuseHost({ headers }: Knock, port: number): Refused | undefined {
  return hosts(port).includes(headers.host?.toLowerCase() ?? '') ? undefined : notHere(port);
}

const hosts = (port: number): string[] => [
  `127.0.0.1:${port}`,
  `localhost:${port}`,
  `[::1]:${port}`,
];

function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return hosts(port).some((host) => origin === `http://${host}`);
}

/**
 * Another site may lead a reader here by a link, and nothing else: it may not load parts of ours as pictures,
 * scripts or frames. (Browsers say so by themselves; other programs need not.)
 */
function mayBeAsked(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

function hasBody(headers: IncomingHttpHeaders): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** What Vite would do at a mere request: it opens any file in an editor. */
function isHidden(path: string): boolean {
  return path.startsWith('/__open-in-editor') || path === bridgePath;
}

function pathOf({ url }: Knock): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/');
  } catch {
    return path;
  }
}

function hasToken(headers: IncomingHttpHeaders, token: string): boolean {
  const [named, given = '', ...more] = (headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return named === protocol && more.length === 0 && a.length === b.length && timingSafeEqual(a, b);
}

const notHere = (port: number): Refused => ({
  status: 403,
  text: {
    en: `The workbook answers on this machine only. Open http://127.0.0.1:${port}/`,
    ko: `워크북은 이 컴퓨터에서만 열 수 있어요. 이 주소로 여세요: http://127.0.0.1:${port}/`,
  },
});
const foreign: Refused = {
  status: 403,
  text: {
    en: 'A page of another site asked for this. Nothing was done.',
    ko: '다른 사이트의 페이지가 보낸 요청이에요. 아무것도 하지 않았어요.',
  },
};
const onlyReads: Refused = {
  status: 405,
  text: {
    en: 'The workbook’s server only shows pages.',
    ko: '워크북 서버는 페이지를 보여 주기만 해요.',
  },
};
const noBodies: Refused = {
  status: 413,
  text: {
    en: 'The workbook’s server takes nothing that is sent to it.',
    ko: '워크북 서버는 보내는 내용을 받지 않아요.',
  },
};
const noToken: Refused = {
  status: 401,
  text: {
    en: 'This page is of an earlier start of the workbook. Reload it.',
    ko: '워크북을 다시 시작하기 전에 연 페이지예요. 새로 고치세요.',
  },
};
const hidden: Refused = {
  status: 404,
  text: { en: 'There is nothing here.', ko: '여기에는 아무것도 없어요.' },
};
