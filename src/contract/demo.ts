import * as v from 'valibot'
import { DemoExample } from './config'

/** What opens the demo unless it is told otherwise, and nothing else: known to all, and yet shown to no viewer. */
export const DEMO_CREDENTIALS = {
  token: 'demo-token',
  ak: 'DEMOAK0001',
  sk: 'demo/secret+key==',
  domain: 'demo_domain',
  user: 'demo_user',
  password: 'demo "pass\\word" 密码/1',
} as const

/** `--credentials`, as JSON: others in their place. */
export const GivenCredentials = v.partial(
  v.strictObject({
    token: v.string(),
    ak: v.string(),
    sk: v.string(),
    /** With which a key that was lent for a while has to come. */
    securityToken: v.string(),
    domain: v.string(),
    user: v.string(),
    password: v.string(),
  }),
)
export type GivenCredentials = v.InferOutput<typeof GivenCredentials>

/** What the demo DGC tells the process that started it, once, when it listens. All of it opens nothing but the demo. */
export const DemoReady = v.object({
  type: v.literal('ready'),
  port: v.number(),
  projectId: v.string(),
  /** One that never ends. It opens the demo's own addresses too. */
  token: v.string(),
  ak: v.string(),
  sk: v.string(),
  /** For which it issues tokens that end. */
  domain: v.string(),
  user: v.string(),
  password: v.string(),
  examples: v.array(DemoExample),
})
export type DemoReady = v.InferOutput<typeof DemoReady>

/** One request as the demo saw it. It holds no header and no body, so no credential. */
export const JournalEntry = v.object({
  /** In the order of their coming, from 1. */
  number: v.number(),
  /** Grows over all entries with each thing that becomes known: what comes after a revision is news. */
  revision: v.number(),
  atMs: v.number(),
  service: v.picklist(['dgc', 'iam']),
  method: v.string(),
  path: v.string(),
  /** These three are of the request's address, as far as it has one of a run. */
  job: v.nullable(v.string()),
  id: v.nullable(v.string()),
  workspace: v.string(),
  /** What the caller proved itself with, be it good or not. */
  auth: v.picklist(['token', 'aksk', 'none']),
  /** The status and, when there is one, the code: `400 DLF.0137`; or the fault's name when it has no status. Empty while it is waited for. */
  outcome: v.string(),
  /** `broken` when either side closed before the whole answer was out. */
  end: v.picklist(['open', 'sent', 'broken']),
})
export type JournalEntry = v.InferOutput<typeof JournalEntry>

/**
 * `GET /_demo/journal?after=0&wait=5000`: each entry that is new or has changed since that revision, at once when there is one and
 * else when there is, or nothing when the wait is over. Go on with `after` as the revision that came back.
 */
export const JournalPage = v.object({ revision: v.number(), entries: v.array(JournalEntry) })
export type JournalPage = v.InferOutput<typeof JournalPage>

/** What IAM does in place of issuing a token; `echo` refuses and repeats what it was sent. */
export const IAM_FAULTS = [
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

const Ms = v.pipe(v.number(), v.safeInteger())
const Wait = v.pipe(Ms, v.minValue(0), v.maxValue(600_000))

/** `POST /_demo/control`: faults of the whole service, switched while it runs. What is left out stays as it is. */
export const DemoControl = v.strictObject({
  /** How far its clock is ahead of the true one. */
  skewMs: v.optional(Ms),
  /** Ends all tokens that it has issued. */
  revokeTokens: v.optional(v.literal(true)),
  /** Knows no key any more. */
  revokeKeys: v.optional(v.boolean()),
  /** Refuses every credential with 401. */
  refuse: v.optional(v.boolean()),
  /** Closes every connection of a DGC call without an answer. */
  down: v.optional(v.boolean()),
  /** Answers every DGC call with 429, and when to come back. */
  throttle: v.optional(v.nullable(v.object({ seconds: v.pipe(Ms, v.minValue(0)) }))),
  /** Each run answers as the one of that name, such as `fault-500`; null ends it. */
  fault: v.optional(v.nullable(v.string())),
  /** Before every answer of DGC. */
  delayMs: v.optional(Wait),
  iam: v.optional(v.nullable(v.picklist(IAM_FAULTS))),
  iamDelayMs: v.optional(Wait),
  /** Of the tokens that are issued from now on. */
  tokenLifeMs: v.optional(v.pipe(Ms, v.minValue(1))),
})
export type DemoControl = v.InferOutput<typeof DemoControl>
