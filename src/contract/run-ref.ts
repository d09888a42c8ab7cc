import * as v from 'valibot'

/**
 * What a job name, an instance id and a workspace may be. The server spends its own credentials on a path that the
 * caller chose, so these are checked before any upstream address is built, and by the page before it asks.
 *
 * DGC documents names of letters, digits, `-`, `_` and `.`, at most 128; real ones also hold spaces, parentheses and `%`.
 * What is refused is only what could change the path or a header: slashes (a proxy may decode them), controls, lone
 * surrogates, and the names `.` and `..`, which URL parsers drop however they are encoded.
 */
const MAX_NAME = 128
const MAX_INT64 = 9_223_372_036_854_775_807n

// oxlint-disable-next-line no-control-regex -- finding controls is the purpose
const UNSAFE = /[/\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/

const JobName = v.pipe(
  v.string(),
  v.minLength(1),
  v.check((name) => Array.from(name).length <= MAX_NAME),
  v.check((name) => !UNSAFE.test(name) && name.isWellFormed()),
  v.check((name) => name !== '.' && name !== '..' && name.trim() === name),
)

/** An int64 as decimal digits: always a string, since 2^53 is not enough. */
const InstanceId = v.pipe(
  v.string(),
  // One check: the library runs the next one though the last has failed, and BigInt throws on what is no number.
  v.check((id) => /^[1-9]\d{0,18}$/.test(id) && BigInt(id) <= MAX_INT64),
)

export const isInstanceId = (id: string): boolean => v.is(InstanceId, id)

/** Empty means that none was named: the server's own default, then DGC's workspace called "default". */
const Workspace = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{0,64}$/))

export const isWorkspace = (id: string): boolean => v.is(Workspace, id)

export const RunRef = v.object({ job: JobName, id: InstanceId, workspace: Workspace })
export type RunRef = v.InferOutput<typeof RunRef>
/** A job of a workspace. */
export type JobRef = Omit<RunRef, 'id'>
export type RefField = keyof RunRef

export const isSameRun = (a: RunRef, b: RunRef): boolean =>
  a.job === b.job && a.id === b.id && a.workspace === b.workspace

/** A text that no other run has. */
export const getRunKey = ({ workspace, job, id }: RunRef): string => JSON.stringify([workspace, job, id])

/** The first part that is not acceptable, or null. */
export function invalidPart(ref: Record<RefField, unknown>): RefField | null {
  const parsed = v.safeParse(RunRef, ref)
  if (parsed.success) return null
  const key = parsed.issues[0].path?.[0]?.key
  return key === 'id' || key === 'workspace' ? key : 'job'
}
