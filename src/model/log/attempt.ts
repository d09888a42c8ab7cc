/**
 * `Attempt 2 of 4`, `retry #2`, `第 2 次重试`: with a number, at the start of a message, and not what became of it, as in `attempt 3/3: 504 Gateway
 * Time-out`. Spark's tasks and YARN's ids name attempts in other ways.
 */
const STARTS =
  /^(?:[=*#>~-]{1,40}\s{0,4})?(?:(?:start(?:ing|ed)?|begin(?:ning)?|running|node|job)\s{1,2}){0,2}(?:attempt|retry(?:\s(?:attempt|number))?|retrying[,:]?\s(?:attempt)?)\s{0,2}(?:[#:]|no\.?|number)?\s{0,2}\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?(?![\w.]|\s?(?:of|\/)\s?\d)(?!\s(?:failed|succeeded|ended|finished|of task))(?!\s?[:：-] (?!.{0,80}\b(?:after|previous|last|starting|retrying)\b).{0,200}(?:\b(?:fail(?:ed|ure)?|error|timed? ?-?out|refused|reset|denied|unavailable)\b|Exception\b|(?<![\d.])[45]\d\d [A-Z]))/i
const STARTS_ZH =
  /^(?:[=*#>~-]{1,40}\s{0,4})?(?:节点|作业|任务)?(?:开始)?(?:进行)?第\s?\d{1,4}\s?次(?:尝试|重试|运行|执行)(?!.{0,20}(?:失败|成功|结束|完成))/

/** Whether a message, a line without its prefix, says that an attempt begins. */
export const startsAttempt = (message: string): boolean => STARTS.test(message) || STARTS_ZH.test(message)
