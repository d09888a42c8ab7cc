import * as v from 'valibot'
import { DemoExample } from './config'

/** Default credentials of the demo. They are public and open nothing else. */
export const DEMO_CREDENTIALS = {
  token: 'demo-token',
  ak: 'DEMOAK0001',
  sk: 'demo/secret+key==',
  domain: 'demo_domain',
  user: 'demo_user',
  password: 'demo "pass\\word" 密码/1',
} as const

/** The value of `--credentials`, as JSON: replaces the defaults. */
export const GivenCredentials = v.partial(
  v.strictObject({
    token: v.string(),
    ak: v.string(),
    sk: v.string(),
    /** Required with a temporary access key. */
    securityToken: v.string(),
    domain: v.string(),
    user: v.string(),
    password: v.string(),
  }),
)
export type GivenCredentials = v.InferOutput<typeof GivenCredentials>

/** The message of the demo to its parent process when it listens. The credentials open the demo only. */
export const DemoReady = v.object({
  type: v.literal('ready'),
  port: v.number(),
  projectId: v.string(),
  /** Never expires. It opens the demo's own control paths, too. */
  token: v.string(),
  ak: v.string(),
  sk: v.string(),
  /** The demo's IAM issues expiring tokens for these. */
  domain: v.string(),
  user: v.string(),
  password: v.string(),
  examples: v.array(DemoExample),
  /** The demo's OBS, by path style: `<origin>/obs/<bucket>/<key>`. It takes the key only. */
  obsPath: v.literal('/obs'),
  /** Buckets that log paths of its runs name and that a server in front of it may read. */
  logBuckets: v.array(v.string()),
})
export type DemoReady = v.InferOutput<typeof DemoReady>

/** One received request, without headers and body, which may hold credentials. */
export const JournalEntry = v.object({
  /** In the order of arrival, from 1. */
  number: v.number(),
  /** Increases over all entries with every change of one. */
  revision: v.number(),
  atMs: v.number(),
  service: v.picklist(['dgc', 'iam', 'obs']),
  method: v.string(),
  path: v.string(),
  /** From the request's path, where it names a run. */
  job: v.nullable(v.string()),
  id: v.nullable(v.string()),
  workspace: v.string(),
  /** The kind of credential that was sent, valid or not. */
  auth: v.picklist(['token', 'aksk', 'none']),
  /** The status and, when there is one, the code: `400 DLF.0137`; or the fault's name when it has no status. Empty while the request is pending. */
  outcome: v.string(),
  /** `broken`: either side closed before the whole response was sent. */
  end: v.picklist(['open', 'sent', 'broken']),
})
export type JournalEntry = v.InferOutput<typeof JournalEntry>

/**
 * `GET /_demo/journal?after=0&wait=5000`: the entries that changed after that revision. Waits up to `wait` ms for the first one. The next
 * request passes the returned revision as `after`.
 */
export const JournalPage = v.object({ revision: v.number(), entries: v.array(JournalEntry) })
export type JournalPage = v.InferOutput<typeof JournalPage>

/** What IAM does instead of issuing a token; `echo` refuses and repeats the request. */
const IAM_FAULTS = [
  'refuse',
  'lock',
  'echo',
  'fail',
  'throttle',
  'redirect',
  'html',
  'rubbish',
  'no_token',
  'ended',
  'huge',
  'encoded',
  'cut',
  'hang',
  'down',
] as const
export type IamFault = (typeof IAM_FAULTS)[number]

/** What OBS does instead of answering; `deny` refuses a right key, `html` is another server's page. */
const OBS_FAULTS = ['deny', 'throttle', 'fail', 'html', 'cut', 'drip', 'hang', 'down'] as const
export type ObsFault = (typeof OBS_FAULTS)[number]

const Ms = v.pipe(v.number(), v.safeInteger())
const Wait = v.pipe(Ms, v.minValue(0), v.maxValue(600_000))

/** `POST /_demo/control`: faults of the whole service, switched at run time. Absent settings do not change. */
export const DemoControl = v.strictObject({
  /** How far the demo's clock is ahead. */
  skewMs: v.optional(Ms),
  /** Expires all issued tokens. */
  revokeTokens: v.optional(v.literal(true)),
  /** Refuses all access keys. */
  revokeKeys: v.optional(v.boolean()),
  /** Refuses every credential with 401. */
  refuse: v.optional(v.boolean()),
  /** Closes every connection of a DGC call without an answer. */
  down: v.optional(v.boolean()),
  /** Answers every DGC call with 429 and a Retry-After. */
  throttle: v.optional(v.nullable(v.object({ seconds: v.pipe(Ms, v.minValue(0)) }))),
  /** Each run answers as the one of that name, such as `fault-500`; null ends it. */
  fault: v.optional(v.nullable(v.string())),
  /** The same for every list and definition. */
  listFault: v.optional(v.nullable(v.string())),
  /** What `offset` of a list counts: pages, as documented, or records. */
  offsetMeans: v.optional(v.picklist(['page', 'record'])),
  /** The workspaces that answer with the older fields and spellings; the default one is ''. */
  older: v.optional(v.array(v.string())),
  /** DGC forgets runs planned longer ago than this; null: after six months. */
  historyDays: v.optional(v.nullable(v.pipe(Ms, v.minValue(0)))),
  /** The delay before every DGC response. */
  delayMs: v.optional(Wait),
  obs: v.optional(v.nullable(v.picklist(OBS_FAULTS))),
  /** The delay before every response of OBS. */
  obsDelayMs: v.optional(Wait),
  iam: v.optional(v.nullable(v.picklist(IAM_FAULTS))),
  iamDelayMs: v.optional(Wait),
  /** The lifetime of tokens issued from now on. */
  tokenLifeMs: v.optional(v.pipe(Ms, v.minValue(1))),
})
export type DemoControl = v.InferOutput<typeof DemoControl>
