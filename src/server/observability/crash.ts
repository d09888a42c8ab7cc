import { type LogFields } from '../../lib/log'

const MAX_FRAMES = 20

/** Where an uncaught error comes from. Its message is left out: it may hold user input or a credential. */
export function crashFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const { name, message, stack = '' } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const frames = stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return { error: name, ...code, stack: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) }
}
