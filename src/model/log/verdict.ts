/**
 * Lines that say that something failed and not why: they are shown beside the cause and are never it. Some carry the cause behind the verdict.
 */

const NUMBER = String.raw`(?:(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?![\d.:/-]\d)|-\d{1,9}|0x[1-9a-f][\da-f]{0,8})`

const EXITS = [
  String.raw`\bexit(?:ed|s|ing)?(?:[ _-]?(?:with|by|on|due to))?(?: an?)?(?: non-?zero)?(?: error)?[ _-]?(?:code|value|status)?(?: is| of|:|=|\s)?\s{0,3}['"(]?${NUMBER}\b`,
  String.raw`\b(?:exit|return|ret|process)[ _-]?(?:code|value|status)["\)]?(?: is| was|:|=|\s){0,3}\s{0,3}['"(]?${NUMBER}\b`,
  String.raw`\b(?:exit|return)(?:ed)? (?:code|value|status)[^\d\n]{0,12}\(${NUMBER}\)`,
  String.raw`\bnon-?zero (?:exit|return|status|code|value)`,
  String.raw`^SystemExit(?:: \d{1,3})?$`,
  String.raw`\b(?:ret|rc|retcode|exitcode)(?:\s?[=:]\s?|\s)${NUMBER}\b`,
  String.raw`\b(?:condition code|errorlevel)(?: was| is|:|=)?\s?${NUMBER}$`,
  String.raw`\b(?:handle|result|return|ret)_?code["']?\s?[=:]\s?["']?[45]\d\d\b`,
  String.raw`^(?:return|status|result)\s?[:=]\s?${NUMBER}$`,
  String.raw`^(?!.{0,60}\b(?:query|select|count|sql|rows?|function|it|call|result)\b)(?:[\w./-]{1,80} )?[\w./-]{2,60} returned (?:an? )?(?:error |code |status )*${NUMBER}\.?$`,
  String.raw`返回(?:了)?非(?:零|0)`,
  String.raw`(?:^|[\s，,。；;])退出\s?[:：]?\s?${NUMBER}$`,
  String.raw`(?:退出码|返回码|返回值|退出状态码?|退出代码|返回代码)\s{0,2}(?:是|为|:|：|=)?\s{0,2}\[?${NUMBER}`,
].map((source) => new RegExp(source, 'i'))

const WHAT = String.raw`(?:node|job|task|script|step|workflow|application|app|process|program|command|shell|statement|query|sql|attempt|spark job|flink job|mapreduce job|dli job|cdm job|pipeline|instance|execution|execute|run|child|subprocess|upload|download|export|import|sync|copy|transfer|backup|migration|replay|batch)(?:e?s)?`

const OUTCOMES = [
  /\breturn code [1-9]\d{0,4} from org\.apache\.hadoop\.hive\b/i,
  /\bJob (?:\d{1,9} )?aborted\b/,
  /\bJob \d{1,9} failed: /,
  /\baborting (?:job|task|stage|query|transaction)\b/i,
  /\bTask \S{1,20} in stage \S{1,20} failed \d{1,4} times\b/,
  /\bUser (?:class|application) (?:threw|exited)\b/i,
  /\b(?:final|finalapp|finalapplication|yarn)? ?(?:app(?:lication)?)? ?(?:final )?(?:status|state)"?\s?(?:[:=]|is)\s?"?(?:FAILED|KILLED|ERROR|FAIL|ABNORMAL|EXCEPTION|ABORTED|CANCELED|DEAD)\b/i,
  /\b(?:state|status) (?:FAILED|KILLED)\b|状态\s?(?:[:：=为是]|变为|变更为|更新为)\s?(?:FAILED|KILLED|FAIL|ERROR|DEAD)\b|\bQuery \S{5,60}, FAILED\b/,
  /\bfinished with failed status\b|\bApplication \S{1,60} (?:is|was|has been) killed\.?$/i,
  /\bfailed (?:with|in) (?:final )?(?:state|status) (?:FAILED|KILLED)\b/i,
  /\bApplication \S{1,60} failed \d{1,3} times due to\b/i,
  /\bswitched from (?:state )?\w{1,20} to (?:state )?FAILED\.?$/,
  /\bEnded Job = \S{1,60} with errors\b/i,
  /\b(?:completed|finished|done|ended)\b.{0,40}\b[1-9]\d{0,5} (?:errors?|failures?|failed)\b(?!\s?[=:])|\bERRORS?=[1-9]\d{0,5}\b|\b[1-9]\d{0,5} (?:of|out of) \d{1,6} \w{1,20} failed\b|\bsuccess(?:ful|es)?, ?[1-9]\d{0,5} (?:failed|failures?)[.!]?$|\b[1-9]\d{0,5} errors?(?:\(s\))? (?:found|occurred)[.!]?$/i,
  /\b(?:finished|completed|ended|done) with (?:some )?(?:errors?|failures?)\W{0,4}$/i,
  /成功[数条行]{0,2}\s?[:：=]?\s?\d{1,9}\D{1,6}失败[数条行]{0,2}\s?[:：=]?\s?[1-9]\d{0,8}(?!\d)/,
  /\bError during job, obtaining debugging information\b/i,
  /\bVertex (?:did not succeed|killed)\b/i,
  /\bDAG did not succeed\b/i,
  /\b(?:killed|terminated|interrupted) by (?:signal|sig)\b|\breceived signal\b|\bSIG(?:KILL|TERM)\b|\bRECEIVED SIGNAL TERM\b|\bsignal (?:9|15)\b/i,
  /\bExit code is \d/i,
  /\bdiagnostics(?: message)?\s?:\s?(?:N\/A|null|none)?$/i,
  /\bDLF\.\d{3,8}\b/,
  /\b(?:retries|retry|attempts|retry times) (?:were |are |have been )?(?:exhausted|exceeded|used up)\b(?! with url)|\b(?:giving|gave|give) up\b|\b(?:maximum|max) (?:number of )?(?:retries|attempts|retry)\b.{0,40}\b(?:reached|exceeded)\b(?! with url)|\bexceeded (?:the )?max(?:imum)? (?:number of )?(?:retries|attempts)\b/i,
  /\bfailed after \d{1,4} (?:retries|attempts|tries|times)\b/i,
  /\bBUILD FAIL(?:ED|URE)\b/,
  /\btraceback limit\b/i,
  /(?:调用|请求)失败[，,]?\s?(?:HTTP\s?)?状态码\s?[:：为]?\s?[45]\d\d$/i,
  /\bRecovery is suppressed by \w{1,80}|^Could not execute command: |^make(?:\[\d{1,3}\])?: \*{3} (?:\[|Waiting)|\bPy4JJavaError: An error occurred while calling \S{1,60}\.$/,
  /^npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d{1,3})$|errno \d{1,3}$|Failed at the \S{1,100} |\S{1,100}@\S{1,40} \S{1,60}: `)/,
  /^Marking task as FAILED\b|^Error occurred on (?:backend|node|host|executor) \S{1,100}(?: by fragment \S{1,60})?$/,
  /\b(?:FAILED|ERROR) in \d[\d.]{0,9} ?(?:ms|s|secs?|seconds?|min|minutes?)\W{0,9}$|\b[1-9]\d{0,5} failed\b[\w, ]{0,60} in \d[\d.]{0,9} ?s\b/,
  /失败匹配值|匹配失败值|失败规则匹配|匹配到失败|(?:matche[sd]|equals?|hits?) (?:the )?(?:configured )?fail(?:ure|ed)? (?:match(?:ing)? )?(?:value|rule|pattern)|fail(?:ure|ed)? match(?:ing)? (?:value|rule)/i,
  /(?:重试|尝试)(?:次数)?(?:已)?(?:用尽|耗尽|达到上限|超过(?:最大|上限))|达到?了?最大重试次数|超过最大重试/,
]

/** `node x execution failed`, where nothing that explains it follows. */
const FAILED_PHRASES = [
  new RegExp(
    String.raw`\b${WHAT}\b(?:\s\S{1,60}){0,3}\s(?:has |have |is |was |did )?(?<!\b(?:will|would|may|might|can|could) )(?:failed|fail|failure|unsuccessful(?:ly)?|aborted|abnormal|not succeed|stopped|terminated|crashed)\b(?!\s(?:to|on|in|at(?!\s\d)|when|while|because)\b)`,
    'i',
  ),
  new RegExp(
    String.raw`\bfail(?:ed|ure)? (?:to )?(?:execut(?:e|ed|ing|ion(?: of)?)|run(?:ning)?) (?:the |this |of )?(?:\w{2,10} ){0,2}${WHAT}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:error|exception) (?:occurred |happened |was thrown )?(?:(?:in|while|when|during) )?(?:the )?(?:execut(?:ing|ion(?: of)?)|run(?:ning)?) (?:the |this )?${WHAT}\b(?: \w{1,40}_\w{1,40})?`,
    'i',
  ),
  /(?:节点|作业|任务|脚本|实例|步骤|流程|程序|进程|语句|命令|SQL|shell|算子)[^，。：:,;；]{0,40}(?:执行|运行|调度|调用|启动)?(?:失败|出错|异常(?:退出|终止|结束)?)/i,
  /^[^，。：:,;；\s]{0,20}(?:执行|运行|调度)(?:失败|出错|异常)/,
  /(?:(?:执行|运行)?结果|状态)\s?[:：=]?\s?为?\s?(?:失败|异常|[不未]通过|不合格)/,
  /^(?:(?:execution|run|job|task|node|status|result|state)\s?[:=]?\s?)?(?:failed|failure|fail|error)\W{0,4}$/i,
  /^(?:an? )?(?:unknown|internal|unexpected)(?: (?:server|system|service))? (?:error|exception|failure)\b/i,
  /^(?:系统|服务|平台|服务器)?(?:内部|未知)(?:错误|异常)/,
  /^(?:fatal )?(?:error|exception|failure) (?:occurred )?(?:in|on|at) (?:the )?(?:[\w.-]{1,40} ?){1,3}[.!]?$/i,
  /^(?:error|exception) (?:during|while) (?:the )?(?:import|export|load|sync)(?:ing)?\W{0,4}$/i,
]

/** Alternatives of a pattern, between blanks. */
const oneOf = (words: string): string => words.trim().split(/\s+/).join('|')

/** Of a verdict, words that explain nothing. */
const EMPTY_WORDS = oneOf(String.raw`
  please see check view refer look at contact submit service ticket or your the administrators? technical support team
  for to further information more details? logs? above below with and console page MRS DGC DLI DWS YARN an? error
  exception code errorcode error_code instances? nodes? (?:sub|child)[\s-]? vertex map reducer killed due
  \w{1,30}_FAILURE scripts? SQL jobs? tasks? runs? id name took after at in on by of status state is was exit exited
  value return returned seconds? secs? ms s minutes? failed failure execution end ended time times cost duration elapsed
  total message reason cause unknown null none n/a aborting stopped stop exiting terminat(?:e|ed|ing) all
  (?:detail|correspond|follow)(?:ed|ing) clusters? servers? engine history lists? UI Spark Flink stack trace abnormally
  unexpected(?:ly)? remaining statements? steps? skipped are Hive CDM OBS ModelArts services? applications?
  normally properly (?:un)?successful(?:ly)? prematurely again early immediately previous prior earlier this there some
  something wrong went previously overall final whole main marked as change[sd]? transition(?:ed)? switched moved from
  did do(?:es)? has have had were been not could cannot can be unable will would retry succeed(?:ed)? success finish(?:ed|ing)?
  complet(?:e|ed|ing|ion) run(?:ning)? ran execut(?:e|es|ed|ing) start(?:ed)? ends ending stop(?:s|ped)? terminat(?:es|ion)
  abort(?:s|ed)? quit(?:ting|s)? exit(?:s|ing) halt(?:s|ed|ing)? fail(?:s|ing|ures)? crash(?:es|ed|ing)? process(?:es|ed|ing)?
  errors exceptions problems? issues? encounter(?:s|ed)? occurred occurs? happened reported raised thrown result outcome
  ok notok ng ko true false running batch(?:es)? programs? commands? pipelines? stages? flows? workflows? dags? builds?
  workers? containers? parent (?:sub-?)?process statements? phases? actions? operations? scheduler system load etl loader unhandled because web ui app launch(?:ed|ing)? shell python each end during
  (?:pre-?)?checks? validations? fatal critical many much too passed done aborted warnings?
`)
const EMPTY_WORDS_ZH = oneOf(String.raw`
  请 前往 查看 详见 运维 调度 参考 日志 详情 详细(?:信息)? 联系 管理员 技术支持 工程师 检查 具体 错误码 错误信息 错误 原因 耗时 用时 秒 毫秒 分钟 节点 子 作业 任务 实例 已 终止 退出 结束 后 第 次
  的 了 见 到 控制台 管理 平台 页面 界面 上 下 方 上述 以上 获取 更多 集群 失败 人员 处理 解决 排查 脚本 内容 导致 当前 稍后 或 发送 告警 通知 开始 进行 尝试 重试 未知 返回码 退出码 状态码 状态
  异常 出错 执行 运行 流程 工作流 程序 进程 命令 语句 步骤 算子 父 实例 结果 为 本次 该 此 共 个 有 全部 部分 停止 中止 非 正常 未 能 成功 完成 标记 置 行 条 接口 调用 服务 请求
`)

/** What such words are in the middle of: ids, settings, requests to look elsewhere, numbers, punctuation. */
const NOTHING_MORE = new RegExp(
  `^(?:${[
    String.raw`(?:\w{1,20} )?(?:id|name|编号|名称)\s?[:=：]\s?[\w.-]{1,60}`,
    String.raw`(?!\w{0,20}(?:reason|cause|err|msg|message|exception|detail|diag))[a-z]\w{0,30}(?: \w{1,20})?\s?[:=]\s?(?=[\w.:/?-]{0,30}[\d_/.])[\w.:/?-]{1,200}(?=[\s,;]|$)`,
    String.raw`(?:失败|重试)?策略\s?[:：=]\s?[^，。；,;]{1,40}`,
    String.raw`(?:please )?(?:check|see|view|refer to|look at|consult) (?:[\w.-]{1,30} ){0,6}(?:logs?|output|details|information|documentation|guide|ui|console|page)\b`,
    // the log of what failed
    String.raw`[\w.-]{0,60}(?:\/[\w.-]{1,80}){1,16}\.(?:log|out|err)\b`,
    String.raw`no (?:more )?(?:attempts?|retry|retries) (?:left|remaining)\b`,
    String.raw`不再重试`,
    String.raw`[\s.,;:!=()[\]{}'"，。；：！、）（】【|/-]`,
    String.raw`\b(?:${EMPTY_WORDS})\b`,
    String.raw`请[^，。；,;请]{0,30}(?:查看|查阅|参考|联系)[^，。；,;:：]{0,20}`,
    EMPTY_WORDS_ZH,
    String.raw`\w{1,30}=`,
    String.raw`\b(?:application|job|task|container|attempt|DLF)[_.]?[\w.-]{1,60}`,
    String.raw`[\w-]{0,60}\d[\w:.-]{0,60}`,
  ].join('|')})`,
  'i',
)

/** Of a node, a job or a table: `dwd_orders`. */
const NAME = /^[a-z][a-z\d]{0,40}(?:[_-][a-z\d]{1,40}){1,12}(?![\w=:/@-]|\.\w)/

/** The same where it is all that follows: `orders`, `dwd.orders`. */
const ONLY_NAME = /^[\s:：'"`[(]{0,4}([a-z][a-z\d]{0,40}(?:[_.-][a-z\d]{1,40}){0,12})[\s'"`\])]{0,4}$/

/** Words of an error that is written as a name is: `out_of_memory`. */
const NO_NAME =
  /mem|oom|space|disk|quota|full|den(?:y|ied)|refus|time|expir|lost|clos|reset|fail|err|exce|inval|illegal|miss|not|no[_-]|(?:^|[_-])un|dup|kill|cancel|conflict|exist|bad|auth|perm|limit|lock|dead|conn|crash|panic|fault|corrupt|overflow|interrupt|abort|stale|reject|forbid|preempt|throttl|evict|broken|wrong|malform|mismatch|empty/

function readName(text: string): string {
  const name = NAME.exec(text)?.[0] ?? ''
  return NO_NAME.test(name) ? '' : name
}

/** Whether a text holds nothing but punctuation, numbers, ids, names and words that explain nothing. In linear time: each step takes a character or more. */
export function saysNothing(text: string): boolean {
  const name = ONLY_NAME.exec(text)?.[1]
  if (name !== undefined && !NO_NAME.test(name)) return true
  let rest = text.slice(0, 400)
  while (rest !== '') {
    const taken = (NOTHING_MORE.exec(rest)?.[0] ?? readName(rest)).length
    if (taken === 0) return false
    rest = rest.slice(taken)
  }
  return true
}

/** What explains the verdict on the same line, behind these words. */
const BEHIND = [
  /\bLost task [\d.]{1,20} in stage [\d.]{1,20} \(TID \d{1,12}[^)]{0,200}\)(?: \([^)]{0,200}\))?: (.+)/,
  /\bUser class threw (?:an )?exception: ?(.+)/i,
  /\breturn code \d{1,5} from [\w.$]{1,200}[.;,:；，]? (.+)/i,
  /\b(?:due to|because of|because|caused by|diagnostics)(?: the)?(?: following)?(?: (?:error|exception|reason))?\s?[:=]?\s{1,3}(.+)/i,
  /\b(?:reason|cause|error(?:[ _-]?(?!file|log|code)[a-z]{1,12})?|errorMsg|error_msg|err_msg|message|msg|exception)["']?\s?[:=]\s?["']?(.+)/i,
  /(?:失败原因|错误原因|异常原因|原因|根因|错误信息|异常信息|失败信息|详细信息|错误详情|失败详情|详情|报错信息)\s?(?:是|为)?\s?[:：=]?\s?(.+)/,
  /(?:失败|异常|出错|错误)\s?[,，:：]\s?(.+)/,
  /\b(?:failed|failure|aborted|unsuccessful)\b[^:：,]{0,80}[:：]\s?(.+)/i,
  /\b(?:DLF)\.\d{3,8}\b["']?[\s:：,\]-]{1,4}(.+)/,
  /\bexit ?(?:code|status)[ =:]{0,3}-?\d{1,3}\s?[:：] (.+)/i,
]

/** A word of failure. */
const FAILS =
  /\b(?:fail|error|exception|abort|abnormal|unsuccess|not? ?ok\b|ng\b|crash|halt|terminat|stopped|wrong|giving up)|\b(?:did|has|have|was|is|could) ?n[o'’]t |\bnot (?:finish|complet|succe|pass)|\b(?:cannot|unable to) |[:=]\s?false$|\berrorlevel|失败|异常|出错|[终中]止|未能|未成功|非正常/i

/** Whether all that a sentence says is that it failed, in words of any process and with names, ids and numbers. */
const onlyFails = (body: string): boolean =>
  FAILS.test(body) && body.length <= MAX_PLAIN && !MORE_THAN_FAILS.test(body) && saysNothing(body)

/** What others need, and does not run: that says why they fail. A count of what went well, or of nothing. */
const MORE_THAN_FAILS =
  /\b(?:cluster|server|service|system)s?\b.{0,40}\b(?:stopped|terminated|halted|aborted)\b|集群.{0,20}(?:停止|终止|异常)|\bsuccess\w{0,5}\s?[:=]\s?[1-9]|=\s?0$/i

/** `append failed`, `KpiError: quality check failed`, `日报生成失败`: what failed, and not why. Some acts say it by their name. */
const BARE_FAILURE =
  /^(?!.{0,100}(?:verif|auth|log[io]n|handshake|assert|alloc|resol|checksum|connect|连接|登录|认证|鉴权))(?:(?:[\w.$-]{1,100}: |[\w ]{1,40} could not be (?:completed|finished|executed|run): )?(?:[\w./-]{1,60} ){1,4}failed[.!]?$|[\w./-]{1,100} FAILED$|(?:[\w.$]{1,100}: )?[\u4e00-\u9fff]{2,12}(?:失败|异常|出错)(?:[,，]\s?退出)?[!！。]?$)/i

/** The fields of a logger behind its message, none of which names a reason: `sync failed code=1 err= table=orders`. */
const PLAIN_FIELDS =
  /(?:\s{1,20}(?!\w{0,20}(?:reason|cause|err|msg|message|exception|detail|diag)\w{0,10}=[^\s"'])[a-z]\w{0,30}=(?:""|[\w.:/-]{0,100})){1,12}$/i
const MAX_BARE = 300
const MESSAGE_FIELD = /^(?:msg|message|event)="([^"]{0,200})"/

export function isBareFailure(body: string): boolean {
  if (body.length > MAX_BARE) return false
  if (!body.includes('=')) return BARE_FAILURE.test(body)
  const message = body.replace(MESSAGE_FIELD, '$1').replace(PLAIN_FIELDS, '')
  return message === '' || BARE_FAILURE.test(message)
}

/** A longer sentence says more. */
const MAX_PLAIN = 160

/** A word that every verdict has: most lines have none, and are done with one test. */
const MAY_BE_VERDICT =
  /exit|retur|code|fail|abort|abnormal|status|state|threw|errors?\b|kill|terminat|interrupt|signal|sig(?:kill|term)|stopped|crash|diagnos|succeed|DLF\.|retr|attempt|tries|g[ia]v(?:e|ing) up|result|match|success|n['’]t |halt|wrong|unable|not? ?ok|not pass|false|complete|finish|condition|suppress|command|make|npm|exception |\brc|\bret|退出|返回|失败|异常|出错|[终中]止|未能|未成功|错误|匹配|重试|尝试|结果|状态/i

/** The same of success. */
const MAY_BE_SUCCESS =
  /succe|complet|finish|exit|return|done|passed|\bok\b|commit|status|state|result|executed|without error|\brc|\bret|exitcode|成功|完成|完毕|退出码/i

const isOutcome = (body: string) => EXITS.some((re) => re.test(body)) || OUTCOMES.some((re) => re.test(body))

function endsWithPhrase(body: string): boolean {
  return FAILED_PHRASES.some((pattern) => {
    const found = pattern.exec(body)
    return found !== null && saysNothing(body.slice(found.index + found[0].length))
  })
}

/** Whether a message says only that something failed: an exit code, "node execution failed", "Job aborted". Takes a text without its prefix. */
export const isVerdict = (body: string): boolean =>
  MAY_BE_VERDICT.test(body) &&
  (isOutcome(body) || endsWithPhrase(body) || onlyFails(body) || isBareFailure(body))

/** What a verdict says of the cause on its own line, and is no verdict itself; null where it says nothing. */
export function readBehindVerdict(body: string): string | null {
  let text = isBareFailure(body) ? '' : body
  for (let depth = 0; depth < 4; depth += 1) {
    const parts = BEHIND.flatMap((pattern) => pattern.exec(text)?.[1]?.trim() ?? [])
    const best = parts.find((part) => part.length >= 6 && !isVerdict(part) && !saysNothing(part))
    if (best) return best
    const next = parts.find((part) => part.length < text.length)
    if (!next) return null
    text = next
  }
  return null
}

const SUCCESS = [
  /\b(?:final|finalapp)? ?(?:app(?:lication)?)? ?(?:final )?(?:status|state|result)"?\s?(?:[:=]|is|=>)?\s?"?(?:SUCCEEDED|SUCCESS|SUCCESSFUL|COMPLETED|OK)\b/i,
  /\bexit(?:ed)?(?: with)? ?(?:code|value|status)(?: is|:|=)?\s{0,3}0\b/i,
  /\breturn(?:ed)? (?:code|value)(?: is|:|=)?\s{0,3}0\b/i,
  new RegExp(
    String.raw`\b${WHAT}\b(?:\s\S{1,60}){0,3}\s(?:has |is |was )?(?:succeeded|succeed|successful(?:ly)?|success|completed successfully|finished successfully|done)\b`,
    'i',
  ),
  /\b(?:upload|download|load|export|import|sync|copy|transfer|backup|build)\b (?:has |is |was )?(?:finished|completed|complete|done|succeeded|ok)[.!]?$/i,
  /\b(?:completed|finished|ended|executed|done) (?:successfully|with success|without errors?|ok)\b|\bsuccessfully (?:completed|finished|executed|loaded|ended)\b|\bsuccessful completion\b|\bAll (?:\d{1,9} )?\w{1,20} (?:succeeded|passed|done|finished|completed)\b|^(?:success|succeeded|done|finished|ok)(?:[.!]?$|[,;:] (?!.{0,80}(?:error|fail)))|^COMMIT$|\bBUILD SUCCESS(?:FUL)?\b|^\+{1,3} exit 0$|\b(?:rc|ret|retcode|exitcode)\s?[=:]\s?0\W{0,3}$|\b(?:finished|completed|done), ok\W{0,3}$|\bend(?:ed)? with (?:state|status) FINISHED\b|^(?:done|finished|completed):? \d{1,9} \w{1,20}$|\b(?:result|success)["']?\s?[:=]\s?\[?["']?true\b/i,
  /(?:执行|运行|调度|处理|同步|迁移|导入|加载|提交|任务|作业|节点|脚本|校验|数据)(?:已)?(?:成功|完成|完毕)(?!率|数|记录|条)|成功(?:完成|结束)|(?:全部|均)成功|退出码\s?[:：为]?\s?0(?!\d)/,
]

/** Whether a message says that what the log is about has succeeded. */
export const isSuccess = (body: string): boolean =>
  MAY_BE_SUCCESS.test(body) && SUCCESS.some((pattern) => pattern.test(body)) && !isVerdict(body)

const RECOVERED =
  /\b(?:re-?connected|recovered|retry (?:succeeded|successful|ok)|succeeded (?:after|on|at) (?:\w{1,10} )?(?:\d{1,3} )?(?:retry|retries|attempts?|tries)|(?:succeeded|connected|successful) (?:on|at|in|after) (?:the )?(?:retry|attempt|try|second|third|\d)|retry \d{1,3}(?:\/\d{1,3})? succeeded|(?:attempt|try) \d{1,3}(?:\s?(?:of|\/)\s?\d{1,3})?:? (?:succeeded|success(?:ful)?|ok)|connection (?:re-?established|restored)|back (?:to normal|online)|failover (?:completed|succeeded)|falling back to|fallback to|using defaults?)\b|(?:重试|重连|重新连接|恢复)(?:后)?(?:已)?(?:成功|正常)|[,;，；-] ?continu(?:e|ing)[.!]?$|继续(?:执行|运行|处理)|已恢复|重连成功|(?:连接|获取)(?:已)?成功/i

/** Whether a message says that an error before it did no harm in the end. */
export const isRecovery = (body: string): boolean => RECOVERED.test(body)
