import { type Candidate, RANKS, type Rank, readLostTask, stripLead, warnsOfFailure } from './cause-candidate'
import { COMPLAINS, namesReason, weighComplaint } from './complaint'
import { VAGUE, findExceptionName } from './events'
import { NEGATIVE, isShellError } from './family'
import { type Message } from './message'
import { KILLED } from './phrases'
import { isRecovery } from './verdict'

/** So many quiet messages between two errors, and the first one did not end the work. */
const QUIET_MESSAGES = 15

const FATAL_WORD = /^(?:[^A-Za-z]{0,60}|\S{0,60}\s?)(?:FATAL|PANIC|致命)/

interface Choice {
  chosen: Candidate
  /** It only warns, comes of another error, or has no word of an error: there was no better one. */
  isLikely: boolean
}

/** Errors that belong together, and the first of them that says why. */
export function chooseCause(
  candidates: readonly Candidate[],
  messages: readonly Message[],
  hasFailed: boolean,
): Choice | null {
  const lastSqlError = candidates.findLastIndex(isSqlError)
  const strong = candidates.filter(
    (candidate, index) =>
      candidate.rank !== 'follows' &&
      candidate.rank !== 'quiet' &&
      !(index < lastSqlError && isOfDrop(candidate, messages)),
  )
  const weak = candidates.filter(
    (candidate) => hasFailed || strong.length > 0 || endsLog(candidate, messages),
  )
  const pool = strong.some(({ text }) => !VAGUE.test(text)) ? strong : weak
  const episode = lastEpisode(pool, messages)
  const best = pickFirst(episode)
  if (!best) return null
  const isLikely = best.rank === 'follows' || (best.rank === 'quiet' && !warnsOfFailure(best.event))
  return { chosen: findTwin(best, candidates) ?? best, isLikely }
}

/** `DROP TABLE` of what is not there, by its own words: MySQL's, those of PostgreSQL for other statements say `relation`. */
const DROP_ERROR =
  /\b1051 \(42S02\)|\bERROR: {1,2}(?:[cd]n_[\d_]{4,20}: )?(?:table|(?:materialized )?view) "[^"]{1,200}" does not exist/
const NOT_THERE = /\bdoes not exist\b|\bUnknown table\b|\bnot found\b/i
const DROP = /^(?:SQL> {0,4}|\d{1,4} {1,4})?drop\s/i
const SQL_ERROR = /(?:^|\s)(?:ORA-(?!06512)\d{5}: |ERROR: {1,2}\S|ERROR \d{4} \()/

/** SQL clients echo a statement at most so many messages above its error. */
const ECHO_MESSAGES = 5

const isSqlError = ({ message, rank }: Candidate): boolean =>
  rank !== 'follows' && rank !== 'quiet' && SQL_ERROR.test(message.source.text.slice(0, 400))

/** What an SQL client goes on after unless it is told to stop: there was nothing to drop. */
function isOfDrop({ at, message }: Candidate, messages: readonly Message[]): boolean {
  const text = message.source.text.slice(0, 400)
  if (!SQL_ERROR.test(text)) return false
  const above = messages.slice(Math.max(0, at - ECHO_MESSAGES), at)
  return DROP_ERROR.test(text) || (NOT_THERE.test(text) && above.some(({ body }) => DROP.test(body)))
}

/** What a JVM writes on its way down. */
const GOES_DOWN =
  /^(?:Shutdown hook called|Deleting directory |Successfully stopped |Stopped |Shutting down )/

/** Nothing was written behind it: this is how the program ended. */
const endsLog = ({ at, event, rank }: Candidate, messages: readonly Message[]): boolean =>
  rank === 'quiet' &&
  messages.findLastIndex(({ body }) => body !== '' && !GOES_DOWN.test(body)) < at + event.messages.length

const BEGINS = /^(?:begin(?:ning)?|start(?:ing)?|submitting|running)\b|^开始(?!.{0,8}(?:清理|回滚|重试))/i

/** The candidates from the last point on where the work had gone on after an error. */
function lastEpisode(candidates: readonly Candidate[], messages: readonly Message[]): readonly Candidate[] {
  for (let index = candidates.length - 1; index > 0; index -= 1) {
    const [before, after] = [candidates[index - 1], candidates[index]]
    if (!before || !after) break
    const from = before.at + before.event.messages.length
    const between = messages.slice(from, after.at)
    const quiet = between.filter(
      ({ level, body }) => level !== 'error' && level !== 'warn' && body !== '',
    ).length
    const wentOn =
      quiet >= QUIET_MESSAGES ||
      between.some(({ body, level }) => isRecovery(body) || (level === 'info' && BEGINS.test(body)))
    // what only repeats an error with less to say does not begin anew
    const isWeaker =
      RANKS.indexOf(after.rank) < RANKS.indexOf('words') &&
      RANKS.indexOf(before.rank) > RANKS.indexOf('words')
    if (wentOn && !isWeaker) return candidates.slice(index)
  }
  return candidates
}

const SAYS: ReadonlySet<Rank> = new Set(['words', 'error', 'explains'])

/** It only says that something went wrong, or that lines follow. */
const isVague = (text: string): boolean => VAGUE.test(text) || /^[^.。]{0,80}[:：]$/.test(text)

const saysWrong = (text: string): boolean =>
  NEGATIVE.test(text) ||
  /[^\0-\u007f]|\bheap space\b|exception\b/i.test(text) ||
  weighComplaint(text) >= COMPLAINS

/** `AirflowException: Validation failed.`: an exception by which a program gives up, and that says no more. */
const BARE_EXCEPTION =
  /^(?:[a-zA-Z_][\w$]{0,60}\.){0,14}[A-Z]\w{0,60}(?:Exception|Error): (?:[A-Za-z]{1,20} ){1,7}(?:failed|errors?|failures?|exception|stopped|aborted)[.!]{0,3}$/

function pickFirst(all: readonly Candidate[]): Candidate | null {
  const firstSaying = all.findIndex(
    ({ rank, text }) => SAYS.has(rank) && saysWrong(text) && !BARE_EXCEPTION.test(text),
  )
  const episode = all.filter(
    ({ text }, index) => firstSaying < 0 || index < firstSaying || !BARE_EXCEPTION.test(text),
  )
  const byRank = (rank: Rank) => episode.filter((candidate) => candidate.rank === rank)
  const explains = byRank('explains')
  const allErrors = episode.filter((candidate) => candidate.rank === 'error' && !isVague(candidate.text))
  const wrong = allErrors.filter(({ text }) => saysWrong(text))
  const errors = explains.length === 0 && wrong.length === 0 ? allErrors : wrong
  const fatal = [...allErrors, ...explains].find(({ message }) =>
    FATAL_WORD.test(message.source.text.slice(0, 200)),
  )
  const firstExplains = explains[0]
  const said = byRank('words').filter(
    ({ text }) => !isVague(text) && !text.includes(' | ') && weighComplaint(text) >= COMPLAINS,
  )
  const firstError = fatal ?? [...errors, ...said].toSorted((a, b) => a.at - b.at)[0]
  if (
    firstExplains &&
    (!firstError || firstExplains.at <= firstError.at || isToldBy(firstExplains, firstError))
  )
    return chooseOfScript(explains, episode) ?? findSaid(firstExplains, episode) ?? firstExplains
  for (const found of [
    firstError,
    firstExplains,
    byRank('words').find(({ text }) => !isVague(text)),
    byRank('behind')[0],
    [...byRank('error'), ...byRank('words')].find(({ text }) => !VAGUE.test(text)),
  ])
    if (found) return found
  const quiet = byRank('quiet')
  return quiet.find(({ event }) => warnsOfFailure(event)) ?? byRank('follows')[0] ?? quiet[0] ?? null
}

/**
 * What stands right behind an exception that has no message, or only announces one, and says more: Hive's `FAILED: ParseException line 5:12 …`, the first of
 * Kettle's `Errors encountered (first 10):`.
 */
function findSaid(bare: Candidate, episode: readonly Candidate[]): Candidate | null {
  if (!/^[\w.$]{3,200}(?:\(\d{1,6}@\[\]\))?$|[:：]$/.test(bare.text)) return null
  const next = episode[episode.indexOf(bare) + 1]
  const end = bare.at + bare.event.messages.length
  const isSaying = next && SAYS.has(next.rank) && !isVague(next.text)
  return isSaying && next.at <= end + 1 ? next : null
}

/** A shell that goes on, or a program that misses what another one was to write. */
const isOfShell = (candidate: Candidate): boolean =>
  isShell(candidate) && (/: line \d{1,7}: /.test(candidate.text) || MISSES_FILE.test(candidate.text))

/** Whether an error line only announces the exception: it holds the same message, or stands right above. */
function isToldBy(exception: Candidate, error: Candidate): boolean {
  const behindName = exception.text.slice(exception.text.indexOf(': ') + 2)
  if (behindName.length > 8 && error.text.includes(behindName.slice(0, 80))) return true
  return exception.at - error.at <= 2 && !isOfShell(exception) && !namesReason(error.text)
}

/** After these nothing that a script does is of use. */
const ENDS_SCRIPT = new RegExp(
  String.raw`${KILLED}|\bNo space left on device\b|^kinit: |^date: invalid |\bSegmentation fault\b|\bDisk quota exceeded\b`,
)
const NO_COMMAND = /: (?:command )?not found$/

/** What brings files from elsewhere. Where it failed, a program below does not find them. */
const BRINGS_FILES =
  /^(?:\/[\w./-]{1,200}\/)?(?:curl|wget|ssh|scp|sftp|rsync|l?ftp|obsutil|get|copyToLocal|tar|unzip|gzip): /
const MISSES_FILE = /\bNo such file or directory\b|\bFileNotFound(?:Error|Exception)\b|\bNo such file\b/

/** The error of what was to bring the file that is not found. */
const findMissing = (found: Candidate, errors: readonly Candidate[]): Candidate | undefined =>
  MISSES_FILE.test(found.text)
    ? errors.findLast(
        ({ at, message: { body } }) =>
          at < found.at && (BRINGS_FILES.test(body) || !(MISSES_FILE.test(body) || NO_COMMAND.test(body))),
      )
    : undefined

const isShell = ({ family, message }: Candidate) => family === 'shell' && isShellError(message.body)

/**
 * Of a script that begins with an error of the shell: it goes on after most of them, so an error of a program that it starts counts more, and then the one
 * nearest to its end. Of errors right below each other the first one counts: they are those of a pipe, or of one program.
 */
function chooseOfScript(explains: readonly Candidate[], episode: readonly Candidate[]): Candidate | null {
  if (!explains[0] || !isShell(explains[0])) return null
  const errors = explains.filter(isShell)
  const decisive =
    errors.find(({ message }) => ENDS_SCRIPT.test(message.body)) ??
    explains.find((candidate) => !isShell(candidate))
  if (decisive) return findMissing(decisive, errors) ?? decisive
  const last = errors.at(-1)
  let first = last ? episode.indexOf(last) : 0
  while (first > 0 && isMoreOf(episode[first - 1], episode[first])) first -= 1
  const chosen = episode[first]
  if (!chosen) return null
  const noCommand = errors.findLast(({ at, message }) => at < chosen.at && NO_COMMAND.test(message.body))
  return findMissing(chosen, errors) ?? noCommand ?? chosen
}

const isMoreOf = (before: Candidate | undefined, after: Candidate | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  after.at - before.at <= 2 &&
  (before.rank === 'error' || before.rank === 'explains') &&
  !isVague(before.text)

/** Classes of exceptions around the one that says why: `a.HiveException: java.lang.RuntimeException: Unable to …`. */
const WRAPPERS =
  /^(?:(?:[a-z_][\w$]{0,60}\.){2,14}[A-Z][\w$]{0,80}(?:Exception|Error): ){1,6}(?=(?:[a-z_][\w$]{0,60}\.){2,14}[A-Z][\w$]{0,80}(?:Exception|Error): )/

/** Class and message, as far as two logs of one exception agree on them. */
function signature(text: string): string {
  const name = findExceptionName(text)
  const from = name ? text.slice(name.index) : text
  return from
    .replace(WRAPPERS, '')
    .replace(/^(?:[\w$]{1,60}\.){1,14}/, '')
    .replace(/\s{1,20}/g, ' ')
    .trim()
    .slice(0, 160)
}

/** A message of so many characters is not said twice by chance. */
const MIN_SAID = 24

/** Whether a later message holds that of an exception before it: Maven's `Failed to execute goal …`. */
function isRepeated(exception: string, by: string): boolean {
  const said = findExceptionName(exception) ? exception.slice(exception.indexOf(': ') + 2) : ''
  return said.length >= MIN_SAID && by.length > said.length && by.includes(said)
}

/** The first place where the same exception was logged: later ones are logged again on their way up. */
function findTwin(best: Candidate, candidates: readonly Candidate[]): Candidate | null {
  const wanted = signature(best.text)
  if (wanted.length < 8) return null
  // A task logs the whole stack as a warning before its job fails with the head of it.
  const said = wanted.slice(wanted.indexOf(': ') + 2)
  const holds = ({ event, text, rank }: Candidate): boolean =>
    signature(text) === wanted ||
    isRepeated(text, best.text) ||
    (rank !== 'quiet' && said.length >= MIN_SAID && text.includes(said)) ||
    event.messages.some(({ body }) => signature(readLostTask(body) ?? stripLead(body)) === wanted)
  return candidates.find((candidate) => candidate.at < best.at && holds(candidate)) ?? null
}
