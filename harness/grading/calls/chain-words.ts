// The steps of the chain's scenario in Korean, as they stand in a finding.

export function ko(step: string): string {
  const name = (service: string): string =>
    ({ quality: '원유 검사', membership: '조합원', settlement: '정산' })[service] ?? service;
  return step
    .replace(/^pressed again after (.*)$/, (_, before: string) => `${ko(before)} 뒤 다시 누름`)
    .replace(/^(request|reply) to (\w+) lost$/, (_, what: string, to: string) =>
      what === 'request' ? `${name(to)} 요청을 잃음` : `${name(to)} 응답을 잃음`,
    )
    .replace('a pickup', '첫 집유')
    .replace('its farm’s second', '같은 농가의 두 번째')
    .replace('a farm that has left', '탈퇴한 농가')
    .replace('Settlement overloaded', '정산이 503으로 응답함')
    .replace('Settlement down', '정산에 연결할 수 없음')
    .replace('Settlement slow', '정산이 느림')
    .replace('the order late at Quality', '원유 검사에 늦게 도착함')
    .replace('Membership dies', '조합원 서비스가 죽음');
}
