/**
 * Each line whose level is an error or a warning, and each that begins an attempt, holds one of these in any case of letters. A scan of bytes
 * reads only such lines; `read-line.ts` decides. `#` stands for a digit, `@` for a letter.
 */
export const LEVEL_HINTS: readonly string[] = [
  // levels, and names of errors
  'err|warn|fatal|severe|crit|alert|emerg|panic|exception|fail|throwable|interrupt|exit|traceback|deprecated',
  'uncaught|unhandled|unrecoverable|unexpected',
  // sentences
  "could n|couldn|cannot|can't|unable|not found|no such|denied|a directory|file busy|interpreter",
  'unbound|space left|of memory|insufficient memory|memory limit| line #|refused|timed out|segmentation|core dumped|killed|overflow|gauss-|ora-#|<code>|no route',
  // codes such as DLI.0005, and the level of glog
  'sqlstate|terminate called|@.###|e#### |w#### |f#### ',
  '失败|错误|异常|不存在|权限|未授权|拒绝|超时|溢出|不足|已满|无法|找不到|未找到|不合法|非法|报错|中断|终止|警告|提示|严重|致命',
  // attempts
  'attempt|retry|第#|第 #',
].flatMap((hints) => hints.split('|'))
