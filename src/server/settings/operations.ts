import { LOG_LEVELS, type LogLevel } from '../../lib/log'
import { bareHost } from './loopback'
import { type Variables } from './variables'

const LOG_FORMATS = ['json', 'text'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** How the server is observed. */
export interface OperationsSettings {
  log: { level: LogLevel; format: LogFormat }
  /** Null: no metrics are served. */
  metrics: { host: string; port: number } | null
}

const HOST = /^[\w.:[\]-]{1,253}$/

/** The log of the demo is for people, that of a real service for programs. */
export function readOperations(variables: Variables, isDemo: boolean): OperationsSettings {
  const format = variables.oneOf('LOG_FORMAT', LOG_FORMATS) ?? (isDemo ? 'text' : 'json')
  const level = variables.oneOf('LOG_LEVEL', LOG_LEVELS) ?? (format === 'text' ? 'warn' : 'info')
  const port = variables.whole('METRICS_PORT', -1, 0, 65_535)
  const host = bareHost(variables.match('METRICS_HOST', HOST, 'must be an address or a name') ?? '127.0.0.1')
  return { log: { level, format }, metrics: port < 0 ? null : { host, port } }
}
