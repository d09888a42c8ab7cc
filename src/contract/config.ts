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
  /** How the server signs in upstream, and whether log addresses can be built. */
  configured: v.object({ token: v.boolean(), logLink: v.boolean() }),
  examples: v.array(DemoExample),
})
export type Config = v.InferOutput<typeof Config>

/** How fresh an answer is travels beside it, so that the body stays the same while the run does. */
export const FRESH_HEADERS = {
  /** Epoch ms of the server's clock when the upstream answered. */
  fetchedAt: 'x-nodeline-fetched-at',
  /** Epoch ms of the server's clock when this was sent. */
  now: 'x-nodeline-now',
} as const
