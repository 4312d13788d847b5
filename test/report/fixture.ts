/** A report by hand: every kind of verdict, and texts that try to break out of each format. */
import type {
  Change,
  Comparison,
  OperationDiff,
  Report,
  SourceChange,
  Verdict,
} from '../../generator/diff/model.js';
import type { ReportOptions } from '../../generator/report/options.js';
import type { SourcePoint } from '../../generator/support/source.js';

export const OPTIONS: ReportOptions = { reader: 'tolerant', isVerbose: false, hasColor: false };
export const VERBOSE: ReportOptions = { ...OPTIONS, isVerbose: true };

/** What breaks out of XML, Markdown, HTML, a terminal, a log or a line. */
export const HOSTILE =
  ']]> ``` | <script>alert(1)</script> "\' \u0000\u001b[31m\u202e\ud800\uffff\n::error::gotcha\r\n</details> **b** @octocat #1 [x](javascript:1) {0}';

const SAFE: Verdict = { impact: 'safe', reason: 'nothing changes for them' };

export function verdict(impact: Verdict['impact'], reason: string): Verdict {
  return { impact, reason };
}

export function at(file: string, line: number, column = 5): SourcePoint {
  return { file, line, column };
}

const REMOVED: Change = {
  id: 'a1b2c3d4e5f6',
  rule: 'element-removed',
  subject: 'use:userType.supportCenter',
  message: 'optional element removed, was of type use:supportCenterType',
  before: at('shop/5.9/user.xsd', 41),
  request: {
    impact: 'breaking',
    reason: 'the new release refuses requests with it',
    witness: {
      document: '<use:user xmlns:use="urn:use">\n  <use:supportCenter/>\n</use:user>',
      validIn: 'old',
      refusal: 'element supportCenter is not allowed here',
    },
  },
  strict: verdict('safe', 'it no longer comes, as it need not'),
  tolerant: verdict('safe', 'it no longer comes, as it need not'),
  isReachable: true,
};

const LOST: Change = {
  id: 'b00000000002',
  rule: 'occurs-max-raised',
  subject: 'use:userInstanceType.phone',
  message: 'maxOccurs raised from 1 to unbounded',
  before: at('shop/5.9/user.xsd', 88),
  after: at('shop/9.0/user.xsd', 97),
  request: SAFE,
  strict: verdict('breaking', 'a second phone is refused'),
  tolerant: {
    impact: 'breaking',
    reason: 'a second phone is lost',
    unproven: 'the smallest document has more than 10,000 elements',
  },
  isReachable: true,
};

const ADDED: readonly Change[] = ['PRNotification', 'accessCode', 'hostPIN'].map((name, index) => ({
  id: `c0000000000${index}`,
  rule: 'element-added',
  subject: `use:personalMeetingRoomType.${name}`,
  message: 'optional element added, of type xs:string',
  after: at('shop/9.0/user.xsd', 120 + index),
  request: verdict('safe', 'requests need not have it'),
  strict: verdict('breaking', 'a strict reader refuses what it does not know'),
  tolerant: verdict('safe', 'a tolerant reader skips it'),
  isReachable: true,
}));

const ENUMERATION: Change = {
  id: 'd00000000001',
  rule: 'enumeration-added',
  subject: 'use:activeType.value',
  message: "value 'EXPIRED' added",
  before: at('shop/5.9/user.xsd', 10),
  after: at('shop/9.0/user.xsd', 12),
  request: verdict('safe', 'every old value is still accepted'),
  strict: verdict('breaking', 'a strict reader refuses the value'),
  tolerant: verdict('warning', 'a program may not know the value'),
  isReachable: true,
};

const RENAMED: Change = {
  id: 'd00000000002',
  rule: 'type-renamed',
  subject: 'use:PRType',
  message: 'now use:PRNotificationType',
  before: at('shop/5.9/user.xsd', 200),
  after: at('shop/9.0/user.xsd', 210),
  request: SAFE,
  strict: SAFE,
  tolerant: SAFE,
  isReachable: true,
};

const NEW_OPERATION: Change = {
  id: 'e00000000001',
  rule: 'operation-added',
  subject: 'site.GetSiteType',
  message: 'operation added',
  after: at('shop/9.0/site.xsd', 3),
  request: SAFE,
  strict: SAFE,
  tolerant: SAFE,
  isReachable: true,
};

const ALLOWED: Change = {
  ...REMOVED,
  id: 'f00000000001',
  subject: 'use:userType.fax',
  allowed: { reason: 'agreed with the | vendor', expires: '2027-01-31' },
};

const UNREACHABLE: Change = {
  ...REMOVED,
  id: 'f00000000002',
  rule: 'component-removed',
  subject: 'use:oldType',
  message: 'global component removed',
  request: SAFE,
  isReachable: false,
};

const DOCUMENTATION: Change = {
  ...NEW_OPERATION,
  id: 'f00000000003',
  rule: 'documentation-changed',
  subject: 'use:userType',
  message: 'documentation changed',
};

export const HOSTILE_CHANGE: Change = {
  id: 'abcdef012345',
  rule: 'pattern-changed',
  subject: HOSTILE,
  message: HOSTILE,
  before: at('git:main:schemas/a b%/ü\u0000<x>.xsd', 1, 1),
  after: at('-->"][(,:\n.xsd', 2, 3),
  request: {
    impact: 'breaking',
    reason: HOSTILE,
    witness: {
      document: `<a>\n  ${HOSTILE}\n  \`\`\`\`\n</a>\n`,
      validIn: 'old',
      refusal: HOSTILE,
    },
  },
  strict: verdict('warning', HOSTILE),
  tolerant: { impact: 'warning', reason: HOSTILE, unproven: HOSTILE },
  isReachable: true,
};

const USER_REQUEST = {
  impact: 'breaking',
  changes: [{ id: REMOVED.id, path: 'supportCenter' }],
} as const;
const USER_RESPONSE = {
  strict: 'breaking',
  tolerant: 'safe',
  changes: ADDED.map(({ id }) => ({ id, path: 'personalMeetingRoom/x' })),
} as const;

function operation(id: string, rest: Partial<OperationDiff>): OperationDiff {
  return {
    kind: 'operation',
    id,
    status: 'changed',
    before: at('shop/5.9/user.xsd', 7),
    after: at('shop/9.0/user.xsd', 7),
    request: { impact: 'safe', changes: [] },
    response: { strict: 'safe', tolerant: 'safe', changes: [] },
    ...rest,
  };
}

const OPERATIONS: readonly OperationDiff[] = [
  operation('user.CreateUser', { request: USER_REQUEST }),
  operation('user.SetUser', { request: USER_REQUEST }),
  operation('user.GetUser', { response: USER_RESPONSE }),
  ...[
    'user.LstUser',
    'user.FindUser',
    'meeting.GetHost',
    'meeting.LstHosts',
    'meeting.LstGuests',
  ].map((id) =>
    operation(id, {
      response: {
        strict: 'breaking',
        tolerant: 'breaking',
        changes: [{ id: LOST.id, path: 'user/phone' }, ...USER_RESPONSE.changes],
      },
    }),
  ),
  operation('meeting.DelMeeting', {
    response: {
      strict: 'breaking',
      tolerant: 'warning',
      changes: [{ id: ENUMERATION.id, path: 'active' }],
    },
  }),
  operation('site.GetSite', { status: 'unchanged' }),
  operation('site.GetSiteType', {
    status: 'added',
    request: { impact: 'safe', changes: [{ id: NEW_OPERATION.id, path: '' }] },
  }),
];

const SOURCE: readonly SourceChange[] = [
  {
    id: '0123456789ab',
    kind: 'member-removed',
    module: 'user',
    declaration: 'UserType',
    member: 'supportCenter',
    before: 'SupportCenterType | undefined',
    impact: 'breaking',
    role: 'sent',
    message: 'member removed',
    advice: 'take it out of what is sent',
  },
  {
    id: '0123456789ac',
    kind: 'member-added',
    module: 'user',
    declaration: 'PersonalMeetingRoomType',
    member: 'PRNotification',
    after: 'PRNotificationType | undefined',
    impact: 'safe',
    role: 'both',
    message: 'optional member added',
    advice: '',
  },
];

export const COMPARISON: Comparison = {
  api: 'shop',
  from: { label: '5.9', release: '5.9', operations: 10 },
  to: { label: '9.0', release: '9.0', operations: 11 },
  changes: [
    REMOVED,
    LOST,
    ENUMERATION,
    ...ADDED,
    RENAMED,
    NEW_OPERATION,
    ALLOWED,
    UNREACHABLE,
    DOCUMENTATION,
  ],
  operations: OPERATIONS,
  source: SOURCE,
  usages: [
    {
      file: 'src/hosts.ts',
      line: 12,
      column: 9,
      expression: "user.supportCenter = 'x'",
      change: '0123456789ab',
      advice: 'take it out of what is sent',
    },
  ],
  bump: 'major',
};

export const UNCHANGED: Comparison = {
  api: 'shop',
  from: { label: '9.0', release: '9.0', operations: 11 },
  to: { label: '10.0', release: '10.0', operations: 11 },
  changes: [],
  operations: [operation('site.GetSite', { status: 'unchanged' })],
  source: [],
  usages: [],
  bump: 'none',
};

export const HOSTILE_COMPARISON: Comparison = {
  api: HOSTILE,
  from: { label: HOSTILE, release: HOSTILE, operations: 1 },
  to: { label: `git:${HOSTILE}`, release: HOSTILE, operations: 1 },
  changes: [
    HOSTILE_CHANGE,
    {
      ...HOSTILE_CHANGE,
      id: 'abcdef012346',
      allowed: { reason: HOSTILE, expires: '2027-01-31' },
    },
    { ...HOSTILE_CHANGE, id: 'abcdef012347', request: SAFE, strict: SAFE, tolerant: SAFE },
  ],
  operations: [
    operation(HOSTILE, {
      request: { impact: 'breaking', changes: [{ id: HOSTILE_CHANGE.id, path: HOSTILE }] },
    }),
    operation(HOSTILE, {
      kind: 'envelope',
      response: {
        strict: 'warning',
        tolerant: 'warning',
        changes: [{ id: HOSTILE_CHANGE.id, path: HOSTILE }],
      },
    }),
  ],
  source: [
    {
      id: 'abcdef012348',
      kind: 'values-removed',
      module: HOSTILE,
      declaration: HOSTILE,
      member: HOSTILE,
      before: HOSTILE,
      after: HOSTILE,
      impact: 'breaking',
      role: 'both',
      message: HOSTILE,
      advice: HOSTILE,
    },
  ],
  usages: [
    {
      file: HOSTILE,
      line: 1,
      column: 1,
      expression: HOSTILE,
      change: 'abcdef012348',
      advice: HOSTILE,
    },
  ],
  bump: 'minor',
};

export function reportOf(...comparisons: readonly Comparison[]): Report {
  return { tool: 'xml-api-codegen 0.1.0', comparisons };
}

/** The same report with a harmless word for each hostile text, to compare the structure with. */
export function tamed(report: Report): Report {
  const tame = (value: unknown): unknown => {
    if (typeof value === 'string') return value.includes('\n') ? 'harmless' : value;
    if (Array.isArray(value)) return value.map(tame);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tame(each)]));
  };
  // The shape is kept: only strings are replaced, by strings.
  return tame(report) as Report;
}

/** As many changes as a release of a whole API may have. */
export function largeReport(): Report {
  const changes = Array.from({ length: 500 }, (_, index): Change => {
    const id = index.toString(16).padStart(12, '0');
    return { ...REMOVED, id, subject: `use:type${index}.member` };
  });
  const operations = changes.map(({ id }, index) =>
    operation(`user.Operation${index}`, {
      request: { impact: 'breaking', changes: [{ id, path: 'member' }] },
    }),
  );
  return reportOf({ ...COMPARISON, changes, operations });
}
