import { type LineLevel } from '../../contract/log'
import { BEYOND_MEMORY, KILLED } from './phrases'

/**
 * What makes a line an error or a warning: the level that its prefix names, else its words. Every part that counts, marks or looks for errors
 * asks here. No pattern has a repetition inside a repetition, so that hostile lines cost no more than their length.
 */

/** In capitals. */
export const LEVEL_WORDS: Readonly<Record<string, LineLevel>> = {
  FATAL: 'error',
  SEVERE: 'error',
  CRITICAL: 'error',
  CRIT: 'error',
  ERROR: 'error',
  ERR: 'error',
  ALERT: 'error',
  EMERG: 'error',
  PANIC: 'error',
  错误: 'error',
  严重: 'error',
  致命: 'error',
  WARNING: 'warn',
  WARN: 'warn',
  警告: 'warn',
  INFO: 'info',
  NOTICE: 'info',
  信息: 'info',
  DEBUG: 'debug',
  TRACE: 'debug',
  FINE: 'debug',
  VERBOSE: 'debug',
  调试: 'debug',
}

/** The level that a word of a prefix stands for, in any case of letters; null where it is none. */
export const levelOfWord = (word: string): LineLevel | null => LEVEL_WORDS[word.toUpperCase()] ?? null

/** Lines that hold the words of an error and report none, or one that was expected. */
const HARMLESS = [
  // not of `task 0 failed`, which numbers the task, nor of `ERROR: null value in column`, a sentence
  /(?<![\d.])(?<!\b(?:by|attempt|task|stage|job|step|worker|executor|partition|thread|shard|process|vertex|container|\w{1,20}Attempt) )\b(?:0|no|zero|without|without any|free of) (?:[a-z-]{1,20} )?(?:errors?|failures?|failed|exceptions?|warnings?)\b/i,
  /\b(?:errors?|failures?|failed|exceptions?|warnings?)(?:[ _-]?[a-z()]{1,12})?\s{0,4}[=:]\s{0,4}["']?(?:0(?![\w.%]| - )|(?:none|null|false|nil|\[\]|\{\}|ok)(?![\w.%]| {1,3}[a-z]\w{0,30}\b(?!\s{0,3}[=:])))/i,
  /\berr(?:or)?[ _-]?(?:code|count|num|no|msg|message)?\s{0,4}[=:]\s{0,4}["']?(?:0(?![\w.%]| - )|(?:none|null|false|ok|success)(?![\w.%]| {1,3}[a-z]\w{0,30}\b(?!\s{0,3}[=:])))/i,
  /\bon[_-]?(?:error|failure|fail|exception)\b\s{0,4}[=:]/i,
  /\w(?:OnError|OnFailure|OnException)\b/,
  /^(?!.{0,400}\b(?:exceed|reach)).{0,400}\b(?:max|allowed|tolerated?|permitted)[ _.-]?(?:[a-z]{1,12}[ _.-])?(?:errors?|failures?|fails?)\b/i,
  /\bnon-?fatal\b/i,
  /\b(?:ignored|ignoring|skipped)\W{0,3}$|\((?:ignored|ignoring)\b/i,
  /^SLF4J: /,
  /^npm (?:ERR!|error)(?:\s{0,8}$| (?:This is probably not |A complete log |\s{0,8}\S{1,200}[\\/]_logs[\\/]))/,
  // an option in a program's help
  /^--[a-z][\w-]{0,40}[ =,]/,
  /^log4j:WARN/,
  /\bunable to load native-hadoop library\b|\bpip's dependency resolver does not currently\b/i,
  /\b(?:errors?|exceptions?|failures?) (?:is|are|was|were|will be)? ?(?:ignored|suppressed|expected|tolerated|harmless)\b/i,
  /\b(?:ignoring|ignored|swallowed|suppressing) (?:the |this |an? )?(?:[a-z]{1,20} )?(?:errors?|exceptions?|failures?)\b/i,
  /\b(?:can|may|could) (?:be )?(?:safely )?(?:be )?ignored?\b/i,
  /\bdoes not exist, skipping\b/i,
  /\balready exists, skipping\b/i,
  /(?:失败|错误|异常)[\u4e00-\u9fff]{0,6}\s{0,40}(?:[:：=为]\s{0,40}(?:0(?![\d.])|[无空否](?![\u4e00-\u9fff]))|\s?0(?![\d.]))/,
  /(?:^|[^\d.第])0\s?(?:[个条行次项笔][\u4e00-\u9fff]{0,4})?(?:失败|错误|异常)/,
  /(?:没有|未发现|未出现|未发生|未检测到|(?<![\u4e00-\u9fff])不存在|无)(?:任何)?(?:错误|异常|失败)/,
  /(?:失败|错误|异常)[\u4e00-\u9fff]{0,4}(?:已忽略|可忽略|可以忽略|将被忽略)/,
  /(?:忽略|跳过)(?:该|此|本次)?(?:错误|异常|失败)/,
]

/** What every line above holds: most lines are done with one test. */
const MAY_BE_HARMLESS =
  /err|fail|exception|warn|fatal|slf4j|log4j|native-hadoop|resolver|ignor|skipp|suppress|swallow|失败|错误|异常/i

/** Of several counts on a line one is of errors: `PASS=3 WARN=0 ERROR=1`. */
const COUNTS_ERRORS =
  /\b[1-9]\d{0,8} (?:errors?|failures?|failed|exceptions?)\b(?!\s?[=:])|\b(?:errors?|failures?|failed|exceptions?)=[1-9]/i

/** Whether a line without its prefix holds words of an error in a harmless sense: `0 errors`, `failOnError=true`, `失败记录数：0`. */
export const isHarmless = (body: string): boolean =>
  MAY_BE_HARMLESS.test(body) && HARMLESS.some((pattern) => pattern.test(body)) && !COUNTS_ERRORS.test(body)

const ERROR_STARTS =
  /^(?:(?:[a-z]{3,20} ){0,2}error in \w|(?:[\w.'"#-]{1,60} ){1,5}failed: |Exception in thread|Traceback \(most recent call last\)|Vertex failed, |FAILED:|FAILURE:|Uncaught |Unhandled |panic:|fatal(?: error)?:|fatal python error|err(?:or)?_?(?:code|msg|message)\s?[:=]\s?["'\w]|errors? (?:at|near|in|while|when|during|occurred|executing|running|response|code)\b|execution failed|failed (?:to|with|on|in|at|when|while|:)|failure (?:to|in|while|when)|could ?n[o']t |cannot |can't |unable to |unrecoverable |unexpected (?:error|exception)|the requested URL returned error|ORA-\d{5}|GAUSS-\d{5}|npm ERR!|CommandError|error = \[|Access denied|no space left|out of memory)/i

const ERROR_PARTS = new RegExp(
  String.raw`(?::|^|\s)(?:ERROR|FATAL|Fatal error|fatal error|error|Error)(?:\s?\d{1,6})?(?:\s?\([\w.]{1,12}\))?\s?[:：]\s|: (?:command )?not found$|\bnot found \(required by |: (?:No such file or directory|Permission denied|command not found|Is a directory|Not a directory|Text file busy|Exec format error|cannot execute|bad interpreter|unbound variable|No space left on device|Connection refused|Connection timed out)\b|\bsegmentation fault\b|${BEYOND_MEMORY}|\bwas killed by user \w|\bat \S{1,200} line \d{1,7}(?:, <\w{1,20}> line \d{1,9})?\.$|\bcore dumped\b|\bOOMKilled\b|${KILLED}|\bsyntax error\b|\bstack overflow\b|(?:\b|::\w{1,60})Exception: |<Code>\w{3,60}<\/Code>|"err(?:or)?(?:_?(?:code|msg|message|description))?"\s?:\s?"[^"]|\berror (?:code|message) \[[a-z]|\bNo route to host\b|\bpanicked at\b|\bterminate called after\b|\berror (?:encountered|occurred)\b|\bGAUSS-\d{5}\b|\bSQLSTATE(?:[:=] ?|\[)(?!0[0-2])[0-9A-Z]{5}\b|\bAn error occurred \(|: failed[,(] ?\S|^File "[^"]{1,300}" not found|^# (?:java\.lang\.OutOfMemoryError\b|There is insufficient memory\b|A fatal error has been detected\b)`,
  'i',
)

const CODES =
  /\b(?:DLI|Cdm|CDM|DLF|DWS|APIG|APIGW|IAM|OBS|DAYU|DGC|SMN|MRS|DIS|CSS|RDS|LTS|CES|KMS|ModelArts|FSS|VPC)\.\d{3,8}\b/

export const ERROR_NAME = /(?:Error|Exception|Failure|Interrupt|Throwable|Exit)$/

/** `[\w.$]` up to a colon or the end, whose last part names an error: `java.io.IOException: …`, `KeyError: …`, `MyJobError`. */
function startsWithErrorName(body: string): boolean {
  const name = /^[\w.$]{3,200}/.exec(body)?.[0]
  if (!name || !ERROR_NAME.test(name)) return false
  const next = body.slice(name.length, name.length + 1)
  return next === '' || next === ':' || next === '：'
}

const ERROR_WORDS_ZH =
  /失败|错误|异常|不存在|权限不足|无权限|没有权限|未授权|拒绝访问|访问被拒绝|连接被拒绝|连接超时|执行超时|请求超时|超时失败|内存溢出|内存不足|空间不足|磁盘已满|无法(?:连接|解析|找到|访问|识别|打开|创建|读取|写入|获取|加载|分配)|找不到|未找到|不合法|非法|报错|中断|终止/

/** Settings that have such a word in their name. */
const SETTINGS_ZH = /(?:失败|错误|异常)(?:通知|告警|重试次数|处理方式|处理策略|策略|样例|回调)/g

const NOT_YET_ZH =
  /(?:如果|若|如|当|一旦|避免|防止|检查是否|校验是否|是否)[^，。；]{0,20}(?:失败|错误|异常|不存在)/

const WARN_NAME = /\b[A-Z]\w{2,40}Warning: /
const WARN_STARTS = /^(?:warn(?:ing)?s?\b|deprecated\b|警告|提示[:：])/i

/** Each line with a level by its words fits one of these, or starts with the name of an error. */
export const WORD_PATTERNS: readonly RegExp[] = [
  ERROR_STARTS,
  ERROR_PARTS,
  CODES,
  ERROR_WORDS_ZH,
  WARN_STARTS,
  WARN_NAME,
]

/** The level of a line that names none, by its words alone. A frame of a stack and `Caused by` belong to the line above, and have none. */
export function levelOfWords(body: string): LineLevel | null {
  if (isHarmless(body)) return null
  if (WARN_STARTS.test(body) || WARN_NAME.test(body)) return 'warn'
  if (startsWithErrorName(body) || ERROR_STARTS.test(body) || ERROR_PARTS.test(body) || CODES.test(body))
    return 'error'
  return ERROR_WORDS_ZH.test(body.replace(SETTINGS_ZH, '')) && !NOT_YET_ZH.test(body) ? 'error' : null
}
