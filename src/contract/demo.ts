import * as v from 'valibot'
import { DemoExample } from './config'

/** What the demo DGC tells the process that started it, once, when it listens. */
export const DemoReady = v.object({
  type: v.literal('ready'),
  port: v.number(),
  projectId: v.string(),
  token: v.string(),
  examples: v.array(DemoExample),
})
export type DemoReady = v.InferOutput<typeof DemoReady>
