// Why a scenario cannot go on. Each becomes one finding.
import type { Finding } from './finding.ts';

/** The run ends here with this finding: the answer cannot be loaded, crashed, or never settled. */
export class Interruption extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(`${finding.code} ${finding.subject}: ${finding.says.en}`);
    this.finding = finding;
  }
}
