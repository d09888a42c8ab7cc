import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from '../observability/log'
import { bareHost } from './loopback'
import { type Variables } from './variables'

/** What whoever runs the server sees of it. */
export interface OperationsSettings {
  log: { level: LogLevel; format: LogFormat }
  /** Null: no figures are served. */
  metrics: { host: string; port: number } | null
}

const HOST = /^[\w.:[\]-]{1,253}$/

/** In front of the demo a person reads along, in front of a real service a program does. */
export function readOperations(variables: Variables, isDemo: boolean): OperationsSettings {
  const format = variables.oneOf('LOG_FORMAT', LOG_FORMATS) ?? (isDemo ? 'text' : 'json')
  const level = variables.oneOf('LOG_LEVEL', LOG_LEVELS) ?? (format === 'text' ? 'warn' : 'info')
  const port = variables.whole('METRICS_PORT', -1, 0, 65_535)
  const host = bareHost(variables.match('METRICS_HOST', HOST, 'must be an address or a name') ?? '127.0.0.1')
  return { log: { level, format }, metrics: port < 0 ? null : { host, port } }
}
