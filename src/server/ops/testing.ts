import { type Log, type LogFields, LOG_LEVELS } from './log'

export interface Told {
  level: string
  fields: LogFields
  message: string
}

/** A log that keeps what it was told. */
export function keepingLog<T extends { push: (told: Told) => unknown }>(told: T): Log & { told: T } {
  const tell = (level: string) => (fields: LogFields, message: string) =>
    void told.push({ level, fields, message })
  const [error, warn, info, debug] = LOG_LEVELS.map(tell) as [Tell, Tell, Tell, Tell]
  return { told, error, warn, info, debug }
}

type Tell = Log['info']
