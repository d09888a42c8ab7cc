/**
 * How much a sentence complains of, for logs in which no line looks like an error. It is weighed by traits of the language alone: words of one
 * program are no trait.
 */

/** A reason by its name: `cause: …`, `msg=…`. */
const REASON =
  /\b(?:reason|cause|why|err(?:or)?[_ ]?(?:msg|message|description)|msg|message)["']?\s?[:=]\s?["']?[^\s"':=].{4}|\b(?:because|due to) \S.{4}|(?:原因|错误信息|报错信息?|提示)\s?(?:是|为)?\s?[:：=]\s?\S.{2}|由于\S.{3}/i

/** Whether a text names a reason as such. */
export const namesReason = (text: string): boolean => REASON.test(text.slice(0, 400))

/** A program says why it ends: `0 rows for dt=20261128, abort`. */
export const QUITS =
  /[,;，；] ?(?:so )?(?:abort(?:ed|ing)?|quit(?:ting)?|exit(?:ing)?|stop(?:ped|ping)?|bail(?:ing)? out|giving up|(?:本次)?不再\S{0,6}|(?:任务|程序|脚本|作业)?(?:退出|终止|中止|停止)(?:执行|运行)?)[.!。！]?$/i

const REFUSES =
  /\b(?:exceed(?:s|ed|ing)?|denied|refused|rejected|forbidden|expired|mismatch(?:e[sd])?|missing|absent|lacks?|invalid|illegal|unknown|unexpected|unsupported|unavailable|unreachable|unauthori[sz]ed|unpublished|unable|cannot|can['’]t|could(?: not|n['’]t)|does(?: not|n['’]t)|did(?: not|n['’]t)|(?:is|are|was|were|has|have) no[tn]?|isn['’]t|insufficient|timed out|too (?:many|much|large|long|small|few|old|big|short|late)|not (?:found|allowed|permitted|available|supported|authorized|enough|sufficient|ready|in the \w{1,20} state)|no (?:such|rows|data|records|files?|partitions?|filesystem|more|space|permission|match\w{0,3})|no (?:\w{1,20} ){1,3}(?:selected|found|defined|configured|specified|set|given|available|exists?|left)|empty|full|duplicated?|duplicates|conflict(?:s|ing)?|lost|locked|frozen|suspended|blocked|disabled|revoked|stale|late|overdue|outdated|differs?|overflow\w{0,2}|deviat\w{1,6}|dropped|corrupt(?:ed)?|malformed|broken|truncated|bad|wrong|incorrect|inconsistent|unbalanced|violat(?:es|ed|ion|ions)|already (?:running|exists?|in use|closed|processed|locked|held)|another \w{1,20}|still (?:running|locked|open|pending|waiting|held)|unhealthy|offline|out of range|object has no attribute|(?:was|were|been|is|are) (?:deleted|removed|cancell?ed|stopped|killed|terminated|moved|renamed|frozen|blocked|closed|out of)|but (?:found|got|was|is|has)|instead of|(?:bigger|larger|less|lower|fewer|more|greater|higher|older|smaller) than)\b/i
const REFUSES_ZH =
  /缺[少失]?|不允许|禁止|不一致|不匹配|不符|[未不]通过|超时(?!时间|设置|阈值|\s?[:：=])|欠费|冻结|[过到]期|[没无]有?[^，。；]{0,40}权限|不足|超[过出限]|不支持|无效|已满|不平|不对|有误|为空|不能|不可|无法|尚未|未[^，。；]{0,20}(?:完成|就绪|生成|到达|发布|审批|配置|结束|关闭|提交|更新|同步)|失效|失联|离线|锁定|被锁|加锁|占用|冲突|重复|丢失|损坏|中断|低于|高于|大于|小于|少于|多于|下[降滑]|偏差|差异|延迟|滞后|不全|不完整|不存在|[没未]找到|找不到|驳回|拒绝|已关[账闭]|已下线|已停[用机]|停止请求|被\S{1,12}(?:停止|终止|取消|禁用|删除|回收)/

/** Weaker words of the same. */
const DENIES =
  /\b(?:no|not|never|without|only|still|already|instead|please|warn(?:ing)?)\b|请(?:先|确认|检查|联系)|[未不没无仍]/i

const MEASURES =
  /\b(?:expect(?:ed|s)?|actual|threshold|limit|quota|than|differs?|by|over|got|min|max)\b.{0,60}\d|\d.{0,60}\bbut\b.{0,60}\d|[^-=<>][<>]=?\s?\d|!=|阈值|上限|下限|预期|期望|实际/i

/** What it is about: a number, a name, a path, something between quotes. */
const NAMES = /\d|['"`“][^'"`”]{1,80}['"`”]|\/\w|\w[_.]\w/

/** What goes well, what is done next, and what is done behind a failure. */
const GOES_ON =
  /^(?:\w{1,20}> )?(?:\w{1,20} ){0,3}(?:start(?:s|ed|ing)?|begins?|began|load(?:ed|ing)|run(?:ning)?|connect(?:ed|ing)|submit(?:ted|ting)?|open(?:ed|ing)?|send(?:ing)?|sent|notif(?:y|ied|ying)|creat(?:ed?|ing)|wrote|writing|poll(?:ing)?|check(?:ing)?(?! \d)|wait(?:ing)?)\b|^.{0,60}\b(?:done|ok|passed|success(?:ful|fully)?)[.!]?$|^(?:.{0,12}开始|发送|通知|提交|启动|加载|正在|检查(?!.{0,30}(?:不|未|异常))|等待.{0,60}第\s?\d)|(?:完成|运行中|执行中|已连接|通过)[。!！]?$/i
const AFTERWARDS =
  /^(?:\w{1,20}> )?(?:kill(?:ed|ing)?|clean(?:ed|ing)?(?: ?up)?|clos(?:e|ed|ing)|disconnect(?:ed|ing)?|releas(?:e|ed|ing)|roll(?:ed|ing)? ?back|bye|quit|exit|end|skip(?:ped|ping)?|leaving|entering)\b|^(?:释放|关闭|清理|回滚|断开|结束|跳过)/i

/** A statement, a setting, a command of `set -x`, or a count of nothing. */
const NO_SENTENCE =
  /\bselect\s.{1,200}\sfrom\b|\binsert\s{1,3}(?:into|overwrite)\b|\bwhere\s{1,3}[\w.]{1,60}\s{0,3}[=<>]|\bcreate\s{1,3}table\b|\bdrop\s{1,3}table\b|^set\b|^\+{1,4} |^-{1,2}[\w-]|^usage\b|(?:如果|若|是否|策略)|^[\w.-]{1,60}\s?=\s?\S{1,60}$/i
const COUNTS_NOTHING = /(?:^|[^\d.,:/-])0(?![\d.,:/-])/

/** What would be better, or may happen some day. */
const ADVISES =
  /\bconsider (?:using|setting|adding|increasing|enabling|upgrading)\b|\brecommend(?:s|ed)?\b|\binsecure\b|\bdeprecated\b|\b(?:can|may|might|could) (?:result|cause|lead)\b/i

const TRAITS: readonly (readonly [points: number, trait: RegExp])[] = [
  [3, REASON],
  [3, QUITS],
  [2, REFUSES],
  [2, REFUSES_ZH],
  [1, DENIES],
  [1, MEASURES],
  [0.5, NAMES],
  [-1, COUNTS_NOTHING],
  [-2, GOES_ON],
  [-3, AFTERWARDS],
  [-5, ADVISES],
  [-5, NO_SENTENCE],
]

const WORDS = /[a-z]{2,}|[\u4e00-\u9fff]{2}/gi
const MIN_WORDS = 3

/** So many points, and a text complains of something. */
export const COMPLAINS = 2

/** Points of a text without its prefix. */
export function weighComplaint(text: string): number {
  const head = text.slice(0, 400).replace(/^(?:msg|message|event)="/, '')
  const words = head.match(WORDS)?.length ?? 0
  const points = TRAITS.reduce((sum, [value, trait]) => sum + (trait.test(head) ? value : 0), 0)
  return words < MIN_WORDS ? points - 2 : points
}
