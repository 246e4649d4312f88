// The co-op's services, which do what the check has them do: who talks to whom is another each time.
export { openPart, workPart } from '#harness/learner/supplied-part.ts';
