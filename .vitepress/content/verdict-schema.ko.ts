// The schema's descriptions in Korean, by their English text: one that changes there must be written anew here.
export const koreanDescriptions: Record<string, string> = {
  "The exercise's slug.": '연습의 슬러그.',
  "`error` is never the learner's fault; `todo` is an exercise not begun, without findings; or one whose begun tasks are right, with a finding that says which task is next.":
    '`error`는 학습자 탓이 아닙니다. `todo`는 시작하지 않은 연습이라 지적이 없거나, 시작한 과제는 맞고 다음 과제를 알려 주는 지적이 하나 있는 상태입니다.',
  "The first finding's fact.": '첫 지적이 말하는 사실.',
  'One for each task of the exercise.': '연습의 과제마다 하나.',
  "The task's name in both languages; null where the exercise is one task.":
    '두 언어로 쓴 과제 이름. 과제가 하나뿐인 연습에서는 null.',
  '`todo`: nobody has begun the task. `unjudged`: a finding of another one kept it from being judged this time.':
    '`todo`: 아직 시작하지 않은 과제. `unjudged`: 다른 과제의 지적 때문에 이번에는 판정하지 못했습니다.',
  'What else there is to say of the run, such as how often a service was killed.':
    '서비스를 몇 번 죽였는지처럼 실행에 관해 덧붙일 말.',
  'The events that findings name, and those that tell what was measured, in the order of the run.':
    '지적이 가리키는 이벤트와 무엇을 쟀는지 알려 주는 이벤트. 실행 순서대로입니다.',
  'true: a real Kafka gave this verdict; false: it was practised.':
    'true: 실제 Kafka가 내린 판정. false: 연습용 브로커에서 실행했습니다.',
  '`--seed` with it repeats the run.': '이 값을 `--seed`에 주면 같은 실행을 되풀이합니다.',
  "What the learner's processes printed, the last part of it.":
    '학습자 프로세스가 출력한 내용의 마지막 부분.',
  'Milliseconds from the start of the run to the verdict.': '실행 시작부터 판정까지의 밀리초.',
  'What it is about, the same in every equal run.':
    '무엇에 관한 지적인지. 같은 실행이면 언제나 같습니다.',
  '`topic/partition@offset (key)`, or `file:line`.': '`토픽/파티션@오프셋 (키)` 또는 `파일:줄`.',
  'The fact.': '사실.',
  'The question. Never the fix.': '질문. 고치는 법은 결코 말하지 않습니다.',
  "A lesson's slug and an anchor on its page.": '레슨의 슬러그와 그 페이지 안의 앵커.',
  '`seq` of the events that show it.': '그것을 보여 주는 이벤트의 `seq`.',
  '`seq` of the event at which the run first went wrong.': '처음으로 어긋난 이벤트의 `seq`.',
  'One event of the run; what else it holds depends on its type.':
    '실행의 이벤트 하나. 그 밖에 무엇을 담는지는 타입에 따라 다릅니다.',
  'Orders the run.': '실행 안의 순서.',
  'Milliseconds since the run began.': '실행이 시작된 뒤로 흐른 밀리초.',
  'The learner process, or null.': '학습자 프로세스 또는 null.',
};
