// Reads files that somebody dropped, in the page.
import {
  readProgressFile,
  tooLarge,
  type ReadProgress,
} from '../../../harness/progress-file/progress-file.ts';

export async function readDropped(file: File): Promise<ReadProgress> {
  const large = tooLarge(file.size);
  if (large !== undefined) return { refused: large };
  try {
    return readProgressFile(await file.text());
  } catch {
    return { refused: unreadable };
  }
}

const unreadable = {
  en: 'The browser could not read it. Is it a folder? Drop the files that are in it.',
  ko: '브라우저가 읽지 못했어요. 폴더라면 그 안의 파일을 놓아 주세요.',
};
