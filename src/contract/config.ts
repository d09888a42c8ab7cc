import * as v from 'valibot'

/** A run of the demo, and what it shows. */
export const DemoExample = v.object({
  job: v.string(),
  id: v.string(),
  workspace: v.string(),
  group: v.picklist([
    'pipeline',
    'insight',
    'states',
    'size',
    'contradictions',
    'logs',
    'faults',
    'captured',
  ]),
  what: v.object({ en: v.string(), 'zh-CN': v.string() }),
})
export type DemoExample = v.InferOutput<typeof DemoExample>

/** The server's settings that the page needs. Holds no credential. */
export const Config = v.object({
  demo: v.boolean(),
  region: v.nullable(v.string()),
  /** Used when an address names no workspace. */
  workspace: v.nullable(v.string()),
  /** IANA zone of the DGC service, when configured: its console and log folders use it. */
  zone: v.nullable(v.string()),
  /** Whether log addresses can be built. */
  configured: v.object({ logLink: v.boolean() }),
  /** The longest that a response of this server may take. Servers of older builds do not send it. */
  waitMs: v.optional(v.number(), 30_000),
  /** What chats are told of a link, see LINK_PREVIEWS; `signed`: all, if the link has a mark. Servers of older builds do not send it. */
  linkPreviews: v.optional(v.picklist(['off', 'name', 'full', 'signed']), 'off'),
  /** The signed-in user, when the server knows. */
  viewer: v.object({
    user: v.nullable(v.string()),
    canSignOut: v.boolean(),
    /** The paired screen that asks. */
    screen: v.optional(v.nullable(v.object({ name: v.string(), address: v.string() })), null),
  }),
  /** Whether screens can be paired: only where this server has users of its own. */
  pairing: v.optional(v.boolean(), false),
  examples: v.array(DemoExample),
})
export type Config = v.InferOutput<typeof Config>
