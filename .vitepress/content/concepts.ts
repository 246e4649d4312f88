// What each lesson has to teach, by the ids with which pages mark the paragraph that does it:
// `<!-- teaches: why.keep -->`. The statements are for authors; learners read the lessons.

export const concepts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'why-event-driven': {
    'why.keep':
      'events can now be kept indefinitely, at very large scale, and any service can consume them whenever and as many times as it needs',
    'why.manage': 'so data can be stored and managed as events with no practical limit',
  },
  'event-driven-microservice': {
    'what.communicate': 'systems communicate by producing and consuming events',
    'what.retained':
      'consuming an event does not destroy it: it stays for every other consumer that needs it',
    'what.loop':
      'a service reads events from input streams, applies its business logic, then emits output events, serves data to request-response callers, talks to third-party APIs, or does other work it needs',
  },
  'bounded-contexts': {
    'ddd.domain':
      'the domain is the problem space that a business occupies and provides solutions to: rules, processes, ideas, business terminology, anything at all related to it; it exists whether or not the business does',
    'ddd.subdomain':
      'a subdomain is a component of the main domain, focused on a particular part of the work, usually mirroring the organisation; it can be treated as a domain of its own and also belongs to the problem space',
    'ddd.model':
      'a domain (or subdomain) model is an abstraction of the actual domain for business purposes, built from the pieces and properties that matter most to the business; it is part of the solution space, a construct the business uses to solve problems',
    'ddd.context':
      'a bounded context is a property of the solution space and strongly shapes how microservices interact: the boundary inside which one model and its words keep one meaning',
    'ddd.cohesion':
      'a bounded context must be highly cohesive: what it does inside is intensive and closely related, most communication stays inside',
    'ddd.coupling':
      'bounded contexts must be loosely coupled, so that change in one does not affect the others',
  },
  'using-bounded-contexts': {
    'use.org': 'every organisation forms one domain between itself and the outside',
    'use.split':
      'a domain splits into subdomains, again and again, until parts are small and independent enough to become services',
    'use.basis':
      'bounded contexts form around those subdomains and are the basis from which microservices are made',
  },
  'business-requirements': {
    'align.business':
      'draw bounded contexts by business requirements, not technical ones, so that change does not disturb them',
    'align.autonomy':
      'then teams can change loosely coupled, highly cohesive implementations, depend little on each other, and concentrate on their own requirements independently',
    'align.technical':
      'the biggest problem of aligning on technical requirements: responsibility for one business function is spread across several contexts and teams with different schedules and work',
    'align.crosscut':
      'dependencies on all-embracing technology and between teams must be broken to make the system less sensitive to change',
    'align.eda': 'event-driven microservices should be modelled by business requirements',
    'align.tradeoff': 'the trade-off: code gets replicated, similar services multiply',
    'align.duplication': 'duplication is better than tight coupling',
    'align.minimise':
      'keep coupling between contexts loose and dependencies minimal, so that one can change without harming others',
    'align.fullstack': 'every team needs full-stack expertise',
  },
  'communication-structures': {
    'comm.business':
      'the business communication structure decides how teams and departments communicate, and depends on the main requirements and responsibilities given to each',
    'comm.implementation':
      'the implementation communication structure formalises business processes, data structures and system design, using the data and logic that the organisation has defined for the subdomain model, so that work is done quickly and efficiently',
    'comm.data':
      'the data communication structure is the process by which data is exchanged across the business, and between implementations in particular',
  },
  'conways-law': {
    'conway.law':
      'a system’s structure cannot help following the communication structure of the organisation that designs it',
    'conway.price':
      'where data is hard to reach, or all of it sits in one implementation so that products are limited by it, the price of a poor data communication structure is being paid',
  },
  'traditional-computing': {
    'trad.influence':
      'an organisation’s communication structures shape what engineering builds, at team level too',
    'trad.situation':
      'a team with one service on one data store meets a new requirement: two options',
    'trad.new': 'option 1, a new service: risks of its own, data synchronisation first',
    'trad.new.cost':
      'two stores, two services, data dependence; logging, monitoring, testing, deployment and rollback processes each over again',
    'trad.extend':
      'option 2, add to the existing service: modules in one codebase often entangle, and boundaries inside may blur as changes come',
    'trad.extend.cost':
      'crossing boundaries and coupling modules directly makes features quick and easy to add, while coupling rises and modularity falls',
    'trad.choice':
      'many teams choose option 2 and are not wrong: monoliths remain powerful and bring the business great value',
    'trad.new.access':
      'against option 1: reliable access to another system’s data is hard, at scale and in real time above all',
    'trad.new.overhead':
      'against option 1: creating and running a service has overhead and risk, above all where the organisation has no established way to do it',
    'trad.p2p': 'getting data needs communication; replicating it brings point-to-point coupling',
    'trad.drift': 'replicated data diverges more as it grows',
    'trad.root':
      'accurate data does not reach everywhere, not because the idea is flawed, but because the data communication structure is weak or missing',
    'trad.tenet':
      'core business data must be easy to get and use for every service that needs it: a basic tenet of event-driven microservices',
  },
  'one-year-later': {
    'team.situation':
      'the team that chose option 2 meets a new requirement one year later, and three questions arise',
    'team.owner': 'which team should own which data?',
    'team.place': 'where should data live?',
    'team.both': 'what about values that two teams both change?',
  },
  'conflicting-pressures': {
    'press.root':
      'all these problems come from weak and ill-defined means of communicating data between implementation communication structures',
  },
  'event-driven-structures': {
    'event.alternative':
      'event-driven communication is an alternative to traditional implementation and data communication structures',
    'event.separate':
      'producing and owning data is strictly separated from accessing it; services are no longer tied to direct request-response APIs but communicate through event data defined in event streams',
    'event.producer':
      'a producer is responsible only for producing well-defined data into its own event streams',
    'event.basis':
      'all shareable data is published to a set of event streams, a continuous, canonical narrative of everything that has happened in the organisation',
    'event.data':
      'events are the data: data storage and the means of asynchronous communication between services',
    'event.truth':
      'each event is a statement of fact; together they are the single source of truth on which systems communicate',
    'event.query':
      'unlike an over-extended implementation structure, the event-driven data communication structure itself answers no queries; all business and application logic must be encapsulated in producers and consumers',
    'event.consumer':
      'consumers do their own modelling: they mix data from several streams, query in their own way, run their own business logic',
    'event.needs': 'each is responsible only for the needs of its own bounded context',
    'event.org.separate':
      'publishing to a common set of streams separates producing and owning data from accessing it',
    'event.org.contexts': 'so bounded contexts keep to loose coupling and high cohesion better',
    'event.org.access':
      'data once fetched with effort over point-to-point connections is easy to access',
    'event.business':
      'because data is accessible and core domain events depend on no one implementation, the business’s communication structure can change: the business becomes very flexible',
  },
  asynchronous: {
    'async.granularity':
      'services map neatly to bounded contexts and are easy to rewrite when requirements change',
    'async.scale': 'each service scales by itself',
    'async.technology': 'each service uses the language and technology that fits it',
    'async.flexibility': 'services are easy to reorganise as business requirements change',
    'async.loose': 'services couple on domain data, not on each other’s APIs',
    'async.delivery': 'small modular services are easy to deliver continuously and roll back',
    'async.test': 'few dependencies make services easy to test',
    'async.example': 'a team that uses them: the L9 team’s problems, solved',
    'sync.p2p': 'synchronous: point-to-point couplings multiply',
    'sync.scale': 'synchronous: my capacity depends on that of everything I call',
    'sync.failure': 'synchronous: failures of dependencies must be handled by the caller',
    'sync.version': 'synchronous: API versions and dependencies must be managed',
    'sync.data': 'synchronous: data access is tied to the implementation',
    'sync.monolith':
      'synchronous: many services that live and deploy together are a distributed monolith',
    'sync.test': 'synchronous: testing needs the dependencies, or stand-ins for them',
    'sync.benefit':
      'and its benefits: some data and interactions suit request-response (authentication, third parties, user-facing calls), tracing is simpler, the technology is widely known',
  },
};
