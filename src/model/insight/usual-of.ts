import { type InsightSample, type NodeUsual } from '../../contract/insight'

/** What is usual for the node of that key; keys are hostile text, so only the record's own ones count. */
export const readUsual = (sample: Pick<InsightSample, 'nodes'> | null, key: string): NodeUsual | undefined =>
  sample && Object.hasOwn(sample.nodes, key) ? sample.nodes[key] : undefined
