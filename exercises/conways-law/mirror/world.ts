// The services of the merged company, which do what the check has them do.
export { openPart, workPart } from '#harness/learner/supplied-part.ts';
