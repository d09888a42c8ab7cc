import * as v from 'valibot'

/** An instance that the demo shows, and what it is there for. */
export const DemoExample = v.object({
  job: v.string(),
  id: v.string(),
  workspace: v.string(),
  group: v.picklist(['pipeline', 'states', 'size', 'trouble', 'faults']),
  what: v.object({ en: v.string(), 'zh-CN': v.string() }),
})
export type DemoExample = v.InferOutput<typeof DemoExample>

/** What the page needs to know of the server's settings; no credential is among them. */
export const Config = v.object({
  demo: v.boolean(),
  region: v.nullable(v.string()),
  /** Used when an address names no workspace. */
  workspace: v.nullable(v.string()),
  /** The IANA zone that the DGC service keeps, when it is configured: its console and log folders use it. */
  zone: v.nullable(v.string()),
  /** Whether log addresses can be built. */
  configured: v.object({ logLink: v.boolean() }),
  /** How long an answer of this server may take: whoever gives up before has asked in vain. One of an older build does not say. */
  waitMs: v.optional(v.number(), 30_000),
  /** Who is looking, when the server knows. */
  viewer: v.object({ user: v.nullable(v.string()), canSignOut: v.boolean() }),
  examples: v.array(DemoExample),
})
export type Config = v.InferOutput<typeof Config>

/** How fresh an answer is travels beside it, so that the body stays the same while the run does. */
export const FRESHNESS_HEADERS = {
  /** Epoch ms of the server's clock when the upstream answered. */
  fetchedAt: 'x-nodeline-fetched-at',
  /** Epoch ms of the server's clock when this was sent. */
  now: 'x-nodeline-now',
  /** Milliseconds since the upstream answered, by a clock that nobody sets: right also when `now` was put back. */
  age: 'x-nodeline-age',
  /** One of FRESH_STATES. */
  state: 'x-nodeline-state',
  /** With `stale`: the code of the last fault. */
  error: 'x-nodeline-error',
  /** With `stale`: since when the upstream has failed, epoch ms of the server's clock. */
  errorSince: 'x-nodeline-error-since',
  /** With `stale`: milliseconds until the server tries again. */
  retryIn: 'x-nodeline-retry-in',
  /** Names the build of the page that this server serves. */
  build: 'x-nodeline-build',
} as const

/** In the head of the page as it is served: the build that it is of, as `x-nodeline-build` names them. */
export const BUILD_META = 'nodeline-build'

/** In the head of the page as it is built: the files that it loads later, apart by spaces. */
export const PARTS_META = 'nodeline-parts'

/** `fresh`: as new as it is meant to be. `refreshing`: older, and being asked for. `stale`: the upstream failed since. */
export const FRESHNESS_STATES = ['fresh', 'refreshing', 'stale'] as const
export type FreshnessState = (typeof FRESHNESS_STATES)[number]
