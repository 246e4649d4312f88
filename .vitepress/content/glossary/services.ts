// Words of services, models and their boundaries.
import type { Term } from './term.ts';

export const services: readonly Term[] = [
  {
    id: 'event-driven-microservice',
    en: 'event-driven microservice',
    ko: '이벤트 기반 마이크로서비스',
    aliases: ['microservice', '마이크로서비스', 'EDM'],
    meaning: {
      en: 'A small service that takes events in, applies its logic, and gives events, answers or calls out.',
      ko: '이벤트를 받아 자신의 로직을 적용하고 이벤트, 응답, 호출을 내보내는 작은 서비스.',
    },
    example: {
      en: 'Quality: lab results in, grades out.',
      ko: '원유 검사: 검사 결과가 들어오고 등급이 나갑니다.',
    },
    lesson: 'event-driven-microservice',
  },
  {
    id: 'request-response',
    en: 'request–response',
    ko: '요청-응답',
    aliases: ['request-response', 'request response', '요청 응답'],
    meaning: {
      en: 'One asks and waits, the other answers now.',
      ko: '한쪽이 묻고 기다리면 다른 쪽이 바로 답하는 방식.',
    },
    example: {
      en: 'GET /grade/lot-42',
      ko: 'GET /grade/lot-42',
    },
    confusedWith: 'asynchronous',
    lesson: 'event-driven-microservice',
  },
  {
    id: 'domain',
    en: 'domain',
    ko: '도메인',
    aliases: ['business domain', '비즈니스 도메인'],
    meaning: {
      en: 'The problem space a business works in: its rules, processes, ideas and words, whether or not the business is there.',
      ko: '비즈니스가 일하는 문제 공간. 규칙, 프로세스, 아이디어, 용어를 아우르며 비즈니스가 없어도 존재합니다.',
    },
    example: {
      en: 'Milk from the udder to the carton.',
      ko: '젖을 짜서 우유갑에 담기까지의 모든 일입니다.',
    },
    confusedWith: 'domain-model',
    lesson: 'bounded-contexts',
  },
  {
    id: 'subdomain',
    en: 'subdomain',
    ko: '하위 도메인',
    aliases: ['서브도메인', 'sub-domain'],
    meaning: {
      en: 'A part of a domain with a focus of its own, and a domain in its own right.',
      ko: '고유한 초점이 있는 도메인의 일부. 그 자체를 하나의 도메인으로 볼 수도 있습니다.',
    },
    example: {
      en: 'Collection, Quality, Settlement.',
      ko: '집유, 원유 검사, 유대 정산.',
    },
    confusedWith: 'bounded-context',
    lesson: 'bounded-contexts',
  },
  {
    id: 'domain-model',
    en: 'domain model',
    ko: '도메인 모델',
    aliases: ['model', '모델'],
    meaning: {
      en: 'What a business keeps of its domain in order to solve a problem, and what it leaves out.',
      ko: '문제를 풀려고 도메인에서 골라낸 추상. 무엇을 남기고 무엇을 뺄지를 정합니다.',
    },
    example: {
      en: 'Settlement’s milk is kilograms of fat and protein.',
      ko: '유대 정산의 우유는 지방과 단백질의 무게입니다.',
    },
    confusedWith: 'domain',
    lesson: 'bounded-contexts',
  },
  {
    id: 'bounded-context',
    en: 'bounded context',
    ko: '경계 콘텍스트',
    aliases: [
      '경계 컨텍스트',
      '바운디드 컨텍스트',
      '바운디드 콘텍스트',
      'bounded contexts',
      'context',
      '콘텍스트',
      '컨텍스트',
    ],
    meaning: {
      en: 'The boundary inside which one model and its words keep one meaning.',
      ko: '하나의 모델과 그 말이 한 가지 뜻을 지키는 경계.',
    },
    example: {
      en: 'Inside Quality, “milk” is a lot with fat, protein and antibiotics.',
      ko: '원유 검사 안에서 ‘우유’는 지방, 단백질, 항생물질을 잰 로트입니다.',
    },
    confusedWith: 'subdomain',
    lesson: 'bounded-contexts',
  },
  {
    id: 'problem-space',
    en: 'problem space',
    ko: '문제 공간',
    aliases: ['문제 영역'],
    meaning: {
      en: 'What there is to be solved: domain and subdomains.',
      ko: '풀어야 할 것이 있는 곳. 도메인과 하위 도메인이 여기에 속합니다.',
    },
    example: {
      en: 'Milk spoils, whether or not software exists.',
      ko: '소프트웨어가 있든 없든 우유는 상합니다.',
    },
    confusedWith: 'solution-space',
    lesson: 'bounded-contexts',
  },
  {
    id: 'solution-space',
    en: 'solution space',
    ko: '솔루션 공간',
    aliases: ['해결 공간', '솔루션 영역'],
    meaning: {
      en: 'What was made to solve it: models, contexts, services.',
      ko: '풀려고 만든 것이 있는 곳. 모델, 콘텍스트, 서비스가 여기에 속합니다.',
    },
    example: {
      en: 'SiloFill, the class.',
      ko: 'SiloFill이라는 클래스입니다.',
    },
    confusedWith: 'problem-space',
    lesson: 'bounded-contexts',
  },
  {
    id: 'cohesion',
    en: 'cohesion',
    ko: '응집도',
    aliases: ['응집력', 'high cohesion', '높은 응집도'],
    meaning: {
      en: 'How closely what lies inside a boundary belongs together.',
      ko: '경계 안에 있는 것들이 서로 얼마나 밀접한가.',
    },
    example: {
      en: 'Grading rules and lab results change together, so they live together.',
      ko: '등급 규칙과 검사 결과는 함께 바뀌므로 함께 둡니다.',
    },
    confusedWith: 'coupling',
    lesson: 'bounded-contexts',
  },
  {
    id: 'coupling',
    en: 'coupling',
    ko: '결합도',
    aliases: ['결합', '커플링'],
    meaning: {
      en: 'How far a change on one side reaches the other.',
      ko: '한쪽의 변경이 다른 쪽에 얼마나 미치는가.',
    },
    example: {
      en: 'Collection renames gateCode, and Settlement breaks.',
      ko: '집유가 gateCode의 이름을 바꾸자 유대 정산이 멈춥니다.',
    },
    confusedWith: 'cohesion',
    lesson: 'bounded-contexts',
  },
  {
    id: 'loose-coupling',
    en: 'loose coupling',
    ko: '느슨한 결합',
    aliases: ['loosely coupled'],
    meaning: {
      en: 'One side can change without asking the other.',
      ko: '다른 쪽에 묻지 않고 한쪽을 바꿀 수 있는 관계.',
    },
    example: {
      en: 'Trace joined without a word to Collection.',
      ko: '우유 이력은 집유에 알리지 않고 합류했습니다.',
    },
    confusedWith: 'tight-coupling',
    lesson: 'bounded-contexts',
  },
  {
    id: 'tight-coupling',
    en: 'tight coupling',
    ko: '강결합',
    aliases: ['강한 결합', 'tightly coupled'],
    meaning: {
      en: 'One side cannot change without the other.',
      ko: '다른 쪽을 함께 바꾸지 않으면 한쪽도 바꿀 수 없는 관계.',
    },
    example: {
      en: 'Three teams ship one form on one day.',
      ko: '세 팀이 서식 하나를 같은 날 배포합니다.',
    },
    confusedWith: 'loose-coupling',
    lesson: 'bounded-contexts',
  },
  {
    id: 'ubiquitous-language',
    en: 'ubiquitous language',
    ko: '보편 언어',
    aliases: ['유비쿼터스 언어'],
    meaning: {
      en: 'The words that people and code of one context share.',
      ko: '한 콘텍스트의 사람과 코드가 함께 쓰는 말.',
    },
    example: {
      en: 'The lab says lot; so does the code.',
      ko: '검사실에서 로트라고 부르면 코드에서도 로트라고 씁니다.',
    },
    lesson: 'bounded-contexts',
  },
  {
    id: 'context-map',
    en: 'context map',
    ko: '콘텍스트 맵',
    aliases: ['컨텍스트 맵'],
    meaning: {
      en: 'A drawing of contexts and of what passes between them.',
      ko: '콘텍스트와 그 사이를 오가는 것을 그린 그림.',
    },
    example: {
      en: 'Four contexts, one pickup, three translators.',
      ko: '콘텍스트 넷, 집유 하나, 변환 함수 셋.',
    },
    lesson: 'bounded-contexts',
  },
  {
    id: 'anti-corruption-layer',
    en: 'anti-corruption layer',
    ko: '부패 방지 계층',
    aliases: ['오류 방지 계층', '반부패 계층', 'ACL'],
    meaning: {
      en: 'A translator at the edge that keeps another’s model out.',
      ko: '다른 쪽의 모델이 들어오지 못하게 경계에서 번역하는 계층.',
    },
    example: {
      en: 'Dolmun’s 0–100 scores become grades at the door.',
      ko: '돌문치즈의 0~100점을 문 앞에서 등급으로 바꿉니다.',
    },
    confusedWith: 'published-language',
    lesson: 'bounded-contexts',
  },
  {
    id: 'published-language',
    en: 'published language',
    ko: '공표된 언어',
    aliases: ['published schema'],
    meaning: {
      en: 'The words in which a context speaks to all others.',
      ko: '한 콘텍스트가 다른 모든 콘텍스트에 말할 때 쓰는 언어.',
    },
    example: {
      en: 'quality.grades and what its fields mean.',
      ko: 'quality.grades와 그 필드의 뜻입니다.',
    },
    confusedWith: 'anti-corruption-layer',
    lesson: 'bounded-contexts',
  },
];
