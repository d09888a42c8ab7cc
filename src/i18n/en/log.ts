import { type LogFailure } from '../../contract/errors'

export interface LogReasonWords {
  title: string
  /** `since`: how long ago the node started or ended, as a duration; empty when unknown. */
  text: (bucket: string, since: string) => string
}

const reasons: Record<LogFailure, LogReasonWords> = {
  no_path: {
    title: 'No log',
    text: () => 'DGC gives no path for this node. Nodes of some types write no log.',
  },
  invalid_path: {
    title: 'Not an obs:// path',
    text: () => 'The answer gives something else as the path. It is shown as text and never opened.',
  },
  foreign_bucket: {
    title: 'Not this project’s log bucket',
    text: (bucket) =>
      `The path names the bucket ${bucket}. Nodeline reads only the log bucket of its project and those that LOG_BUCKETS names.`,
  },
  no_key: {
    title: 'This server has no key for OBS',
    text: () =>
      'It signs in to DGC with a token, but reads OBS with an access key. An operator has to give the server an access key (AK/SK).',
  },
  no_endpoint: {
    title: 'This server knows no address of OBS',
    text: () => 'An operator has to set OBS_ENDPOINT on the server.',
  },
  key_refused: {
    title: 'OBS refused the key of this server',
    text: () => 'It is wrong, expired or revoked. An operator of the server has to renew it.',
  },
  clock_off: {
    title: 'This server’s clock is off',
    text: () => 'OBS refuses signatures that are more than 15 min off. An operator has to set the clock.',
  },
  forbidden: {
    title: 'No right to read the log',
    text: () =>
      'OBS refused this server’s key. It needs GetObject on the log bucket; reading the run itself needs no such right.',
  },
  bucket_missing: {
    title: 'The bucket of logs does not exist',
    text: (bucket) =>
      `DGC makes ${bucket} at the first run, when it may. It never did, or it was deleted: no node of this project has a log.`,
  },
  not_written: {
    title: 'The log is not written yet',
    text: (_bucket, since) =>
      `${since === '' ? '' : `The node started ${since} ago. `}DGC writes the log to OBS when it has something to write. The page looks again automatically, less often with time.`,
  },
  gone: {
    title: 'The log is no longer there',
    text: (_bucket, since) =>
      `${since === '' ? 'The node has ended' : `The node ended ${since} ago`} and its log is gone. The owner of the bucket decides how long logs stay.`,
  },
  archived: {
    title: 'The log is in cold storage',
    text: () => 'OBS has archived this log. It has to be restored in the OBS console before it can be read.',
  },
  wrong_endpoint: {
    title: 'The bucket of logs is in another region',
    text: () => 'OBS says that another endpoint has this bucket. An operator has to check OBS_ENDPOINT.',
  },
  unreachable: {
    title: 'OBS does not answer',
    text: () =>
      'The server got no connection to OBS. The run itself is not affected. The page tries again automatically.',
  },
  timeout: {
    title: 'OBS is too slow',
    text: () => 'It did not send the log in time. The page tries again automatically.',
  },
  throttled: {
    title: 'OBS asks for fewer requests',
    text: () => 'The page tries again automatically.',
  },
  bad_answer: {
    title: 'OBS sent something unexpected',
    text: () => 'It was no log and no error that Nodeline knows. The page tries again automatically.',
  },
  changing: {
    title: 'The log keeps changing',
    text: () => 'It was written anew each time while it was read. The page tries again automatically.',
  },
  binary: {
    title: 'The log is not a text',
    text: () => 'The object holds binary data. It can be downloaded.',
  },
}

export const log = {
  reasons,
  title: (node: string) => `Log of ${node}`,
  open: 'Open log',
  lines: 'Lines of the log',
  loading: 'Reading the log',
  empty: { title: 'Empty', text: 'The log is there and holds 0 bytes.' },
  emptied: {
    title: 'Empty now',
    text: 'This log was rewritten, probably by a rerun, and holds 0 bytes so far. The lines that were here are gone.',
  },
  notStarted: { title: 'Not started', text: 'The node has not started, so there is no log.' },
  noAnswer: { title: 'The log could not be read' },
  again: 'Try again',
  lookNow: 'Look now',
  request: (id: string) => `request ${id}`,
  copyReport: 'Copy for an admin',
  console: 'Open in the console',
  enlarge: 'Full width',
  reduce: 'Beside the timeline',
  find: 'Find in the log',
  closeFind: 'Close the search',
  matchCase: 'Match case',
  regex: 'Regular expression',
  previousMatch: 'Previous match',
  nextMatch: 'Next match',
  matches: (at: string | null, total: string, isDone: boolean) =>
    `${at === null ? '' : `${at} of `}${total}${isDone ? '' : ' so far'}`,
  noMatch: 'no match',
  isCut: 'only the first 10,000',
  partSearched: (size: string) => `in the first ${size} only`,
  badPattern: 'not a valid expression',
  searched: (share: string, size: string) => `${share} of ${size}`,
  stop: 'Stop',
  wrap: 'Wrap lines',
  wrapShort: 'Wrap',
  end: 'End',
  toEnd: 'To the end',
  downloadFile: 'Download',
  download: (size: string) => `Download, ${size}`,
  more: 'More',
  asWritten: 'As written',
  shortened: 'prefixes shortened',
  shortenedTip: 'The time stands in its own column. Copying and downloading give every character.',
  firstError: 'First error',
  firstErrorAt: (line: string) => `First error, line ${line}`,
  cause: 'cause',
  causeTip: 'Found by patterns for common programs. It may be wrong.',
  likelyLine: 'Most likely line; no line states the cause clearly',
  likelyLineOfPart: 'Most likely line; not all of the log was read',
  lastErrorLine: 'Most likely line among the last errors; only part of the log was read',
  errorOf: (at: string, total: string) => `error ${at} of ${total}`,
  errors: (total: string) => `${total} errors`,
  errorsListed: (total: string, listed: string) => `${total} errors, only ${listed} listed`,
  previousError: 'Previous error',
  nextError: 'Next error',
  line: (line: string) => `line ${line}`,
  lineTitle: (line: string) => `Line ${line}`,
  thisLine: 'This line',
  closeLine: 'Close the actions of the line',
  link: 'Link',
  copy: 'Copy',
  attemptNow: (at: string) => `attempt ${at}`,
  sameIn: (attempts: string) => `same in attempts ${attempts}`,
  sameInCount: (count: string) => `same in ${count} attempts`,
  attemptSame: (at: string) => `attempt ${at}, same`,
  attemptSays: (at: string, text: string) => `attempt ${at}: ${text}`,
  firstOfLast: 'first error of the last attempt',
  lists: 'Errors, attempts and warnings',
  linesOverTime: 'lines over time',
  attempt: (at: string, total: string) => `attempt ${at} of ${total}`,
  noCause: 'The node failed, and nothing in its log says why.',
  mrsConnection:
    'Nothing in the log says why. The node runs over an MRS API connection: the cause is in the MRS console.',
  earlierAttempt: 'This log was written before this attempt began: it is of an earlier one.',
  partlyRead: 'Only a part of the log was searched for the cause.',
  causeReading: 'Looking for the cause',
  verdict: 'says that it failed',
  newLines: (count: string) => `${count} new lines · follow again`,
  newLine: '1 new line · follow again',
  following: 'following',
  follow: 'Follow',
  paused: 'following paused',
  renewed:
    'This log was rewritten, probably by a rerun. Line numbers start at 1 again; older links may point to other lines.',
  failing: (title: string) => `${title}. The lines below stay as they were read.`,
  silence: (duration: string) => `nothing written for ${duration}`,
  stack: (count: string) => `${count} lines of a stack trace`,
  updates: (count: string) => `${count} updates folded`,
  showMore: (rest: string) => `${rest} more, show 64 KB`,
  gap: (from: string | null, to: string | null) =>
    from === null || to === null ? 'not loaded' : `lines ${from}–${to} not loaded`,
  loadHere: 'Load from here',
  range: (from: string, to: string, total: string | null) => {
    const range = from === to ? `Line ${from}` : `Lines ${from}–${to}`
    return total === null ? range : `${range} of ${total}`
  },
  partOfLine: 'Part of one long line',
  counting: (share: string) => `counting lines, ${share}`,
  notAllCounted: (size: string) => `only the first ${size} are counted`,
  notAllUnpacked: (size: string) => `only the first ${size} of this gzip log are shown`,
  brokenGzip: (size: string) => `gzip cut short or damaged: only the first ${size} can be read`,
  ended: (time: string) => `ended ${time}`,
  allLoaded: (size: string) => `${size}, all loaded`,
  nothingMore: 'Nothing more is expected',
  noTimes: 'times do not match',
  noTimesTip: 'The times in this log lie outside of the node’s, so its lines are not linked to the timeline.',
  copyLine: 'Copy the line',
  copyLink: 'Copy a link to the line',
  onTimeline: 'On the timeline',
  nextProblem: (node: string) => `Next problem: ${node}`,
  nextProblemShort: 'Next problem',
  back: 'Back to the run',
  errorList: 'Errors',
  attemptList: 'Attempts',
  warningList: 'Warnings',
  noErrorLine: 'No line looks like an error.',
  nothingListed: 'No line looks like an error or a warning.',
  moreLikeIt: (count: string) => `and ${count} more like it`,
  ownWords: 'by the log’s own words',
  moreErrors: (count: string) => `and ${count} more`,
  /** Errors behind the one of each attempt that is listed. */
  moreInAttempts: (count: string) => `and ${count} more in these attempts`,
  map: 'Place in the log',
  mapAt: (share: string) => `at ${share}`,
  moment: (time: string, line: string | null) => (line === null ? time : `${time} · line ${line}`),
}

export type LogWords = typeof log
