// How Korean findings speak of a reader.

/** With a process that is called only "reader", its name beside the word would say it twice. */
export function readerKo(name: string): string {
  return name === 'reader' ? '리더' : `${name} 리더`;
}

/** `집유 기록 240건 가운데 78건만 받았어요`; nothing of one or of all is said without two numbers. */
export function receivedKo(noun: string, got: number, expected: number): string {
  if (got > 0) return `${noun} ${expected}건 가운데 ${got}건만 받았어요`;
  return `${noun} ${expected}건을 ${expected === 1 ? '' : '하나도 '}받지 못했어요`;
}
