import { gzipSync } from 'node:zlib'
import { HOUR_MS, SECOND_MS } from '../../lib/time/units'
import { type ObsErrorCode } from '../obs/object'
import { findFailure } from './failures'
import { encodeGbk } from './gbk'
import { layOutLarge } from './large-log'
import { writeLine } from './line'
import { type LoggedNode, writeNodeLog } from './node-log'
import { type Part, bytesPart } from './pieces'

/** A log that is as it is, whatever the time. */
export interface FixedLog {
  parts: readonly Part[]
  writtenMs: number
}

type Ended = LoggedNode & { endMs: number }
type Write = (node: Ended) => readonly Part[] | FixedLog | ObsErrorCode

const MB = 1024 * 1024
const HUNDRED_MB = 100 * MB

const asText = (node: LoggedNode): string => writeNodeLog(node).bytes.toString()

/** Lines one after the other, spread over the node's time. */
const spread = ({ startMs, endMs, name }: Ended, templates: readonly string[]): string =>
  templates
    .map(
      (text, at) =>
        `${writeLine(text, startMs + ((endMs - startMs) * (at + 1)) / templates.length, { name })}\n`,
    )
    .join('')

const repeat = (text: string, count: number): Part => {
  const block = Buffer.from(text)
  return { kind: 'blocks', size: block.length, count, write: () => block }
}

const FRIGHTENING = [
  'Executing script {name}.sh',
  '~SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".',
  '~SLF4J: Defaulting to no-operation (NOP) logger implementation',
  'Options: failOnError=true, ERROR_CODE=0, errorTable=stg.err_{name}',
  'WARN Connection to node-ana-03 refused, retrying (1/5)',
  'WARN Connection to node-ana-03 refused, retrying (2/5)',
  'Connected after 2 retries',
  '~test_broken_file_raises_exception ... ok',
  '~test_error_is_logged ... Traceback (most recent call last):\n  File "test_load.py", line 12, in test_error_is_logged\n    load(None)\nValueError: expected by this test\nok',
  '~Ran 48 tests in 3.412s: 0 failures, 0 errors',
  '~rm: cannot remove /tmp/{name}.lock: No such file or directory (ignored)',
  'Rows rejected as errors: 0 (limit 100)',
  '表 dws_error_code_dim 写入 214 行：错误码维表',
  'Table etl_exception_summary: 12 rows, 0 fatal',
  '~log4j:WARN No appenders could be found for logger (org.apache.hadoop.util.Shell).',
  'Retry queue drained: 3 failed messages were sent again and succeeded',
  'Check finished: errors=0, failed=0, killed=0',
  'Script finished, exit code 0',
]

const HOSTILE = [
  'Executing script {name}.sh',
  '~\u001b[32mgreen\u001b[0m \u001b[1;31mbold red\u001b[0m \u001b[38;5;208m256\u001b[0m \u001b[48;2;10;20;30mtrue\u001b[0m',
  '~\u001b]0;title of another window\u0007 and \u001b]52;c;cm0gLXJmIH4=\u0007 the clipboard',
  '~\u001b]8;;https://evil.example/\u001b\\click here\u001b]8;;\u001b\\',
  '~\u001b[2J\u001b[H\u001b[1A\u001b[2Kcursor moves \u009b31m C1 \u0090dcs\u009c',
  '~bidi: user=\u202Egnp.exe\u202C \u2066isolate\u2069 \u200Fmark, zero\u200Bwidth, \uFEFFbom',
  '~<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>',
  '~</pre></code><style>*{display:none}</style><a href="javascript:alert(1)">x</a>',
  '~NUL:\u0000 bell:\u0007 backspace:abc\b\b\b del:\u007f form feed:\f vertical tab:\v',
  '~separators: one\u2028two\u2029three\u0085four',
  '~10 %\r50 %\r100 %',
  '~=HYPERLINK("https://evil.example","x")\t@SUM(1)\t-2+3',
  `~zalgo: a${'\u0301\u0323\u0488'.repeat(400)}b`,
  `~wide: ${'\u{1F469}\u200D\u{1F469}\u200D\u{1F467}'.repeat(50)} 全角ＡＢＣ`,
  '~__proto__ constructor {{7*7}} ${7*7} %s %n ../../etc/passwd \\\\host\\share',
]

const MRS_API = [
  'Connecting over an MRS API connection (mrs_hive_api), cluster mrs-etl-01',
  '通过 MRS API 方式连接，提交 HiveScript 作业',
  'Job submitted: 8a3f5c1e-mrs-job-20417',
  'Job state: ACCEPTED',
  'Job state: RUNNING',
  'Job state: RUNNING',
  'ERROR Job state: FAILED',
  'ERROR Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask',
  'ERROR Node execution failed, exit code 1',
]

const MATCH_RULE = [
  'Connecting to jdbc:postgresql://dws-prod-01:8000/dw as etl_loader',
  'SELECT count(*) FROM dwd.{name} WHERE amt < 0',
  '1 row, 0 errors',
  '结果：17；失败匹配值：> 0',
  'The result matches the failure rule of the node: the node is set to failed',
]

const binary = (): Part[] => {
  const bytes = Buffer.alloc(300_000)
  let state = 12_345
  for (let at = 0; at < bytes.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = state >>> 16
  }
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])
  return [bytesPart(bytes)]
}

const progress = (node: Ended): string => {
  const states = Array.from({ length: 1_001 }, (_, at) => `downloading part-17.csv ${(at / 10).toFixed(1)} %`)
  return `${spread(node, ['Executing script {name}.sh'])}${states.join('\r')}\r\n${spread(node, ['Script finished, exit code 0'])}`
}

/** By the name of the node in the run of logs of every kind. */
const SPECIAL: Readonly<Record<string, Write>> = {
  green_with_frightening_words: (node) => [bytesPart(spread(node, FRIGHTENING))],
  mrs_api_connection: (node) => [bytesPart(spread(node, MRS_API))],
  match_rule_only: (node) => [bytesPart(spread(node, MATCH_RULE))],
  earlier_attempt: (node) => {
    const endMs = node.endMs - HOUR_MS
    const log = writeNodeLog({ ...node, startMs: node.startMs - HOUR_MS, endMs })
    return { parts: [bytesPart(log.bytes)], writtenMs: endMs }
  },
  log_200_mb: ({ startMs, endMs, name }) =>
    layOutLarge({
      size: 200 * MB,
      startMs: startMs + SECOND_MS,
      endMs: endMs - SECOND_MS,
      head: `${writeLine('Executing script {name}.sql', startMs, { name })}\n`,
      tail: `${writeLine('Script executed, 0 errors', endMs, { name })}\n`,
    }),
  log_4_gb: ({ startMs, endMs, name }) =>
    layOutLarge({
      size: 4 * 1024 * MB,
      startMs: startMs + SECOND_MS,
      endMs: endMs - SECOND_MS,
      head: `${writeLine('Submitting {name} to the cluster mrs-etl-01', startMs, { name })}\n`,
      tail: findFailure('spark_memory')
        .lines.map(([text]) => `${writeLine(text, endMs, { name })}\n`)
        .join(''),
    }),
  line_of_100_mb: (node) => {
    const item = '{"id":4211907,"status":"OK","渠道":"线上"},'
    const count = Math.floor(HUNDRED_MB / (Buffer.byteLength(item) * 1_000))
    return [
      bytesPart(spread(node, ['Executing script {name}.sh', 'response: [']).slice(0, -1)),
      repeat(item.repeat(1_000), count),
      bytesPart(`{}]\n${spread(node, ['Script finished, exit code 0'])}`),
    ]
  },
  billion_empty_lines: (node) => [
    bytesPart(spread(node, ['Executing script {name}.sh'])),
    repeat('\n'.repeat(50_000), 20_000),
    bytesPart(spread(node, ['Script finished, exit code 0'])),
  ],
  empty_log: () => [],
  hostile_text: (node) => [
    bytesPart(spread(node, HOSTILE)),
    // No UTF-8: stray bytes, an overlong slash, half a surrogate pair, a character that is cut.
    bytesPart(Uint8Array.of(0xff, 0xfe, 0x20, 0xc0, 0xaf, 0x20, 0xed, 0xa0, 0x80, 0x20, 0xe4, 0xbd, 0x0a)),
    bytesPart(
      spread(node, [
        '~/data/{name}.sh: line 3: \u001b[31m/data/<b>out</b>\u202Etxt.exe: Permission denied\u001b[0m',
        'ERROR Script failed, exit code 126',
      ]),
    ),
  ],
  carriage_returns: (node) => [bytesPart(progress(node))],
  gbk_编码: (node) => [bytesPart(encodeGbk(asText(node)))],
  utf16_encoding: (node) => [bytesPart(Buffer.from(`\uFEFF${asText(node)}`, 'utf16le'))],
  gzip_log: (node) => [bytesPart(gzipSync(asText(node)))],
  binary_object: binary,
  no_rights: () => 'AccessDenied',
  gone: () => 'NoSuchKey',
  archived: () => 'InvalidObjectState',
  not_written_yet: () => 'NoSuchKey',
}

/** Null for a node whose log is an ordinary one. */
export function findSpecialLog(node: LoggedNode): FixedLog | ObsErrorCode | null {
  const write = Object.hasOwn(SPECIAL, node.name) ? SPECIAL[node.name] : undefined
  if (write === undefined) return null
  const endMs = node.endMs ?? node.startMs
  const made = write({ ...node, endMs })
  if (typeof made === 'string') return made
  return 'parts' in made ? made : { parts: made, writtenMs: endMs }
}
