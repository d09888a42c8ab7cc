import { type LookUpWords } from '../en/look-up'

export const lookUp: LookUpWords = {
  title: '查找实例',
  job: '作业名称',
  id: '实例 ID',
  workspace: '工作空间 ID',
  optional: '可选',
  pasted: '或粘贴地址：本页面的，或 DGC 控制台的',
  pastedHint: 'Nodeline 实例地址，或 DGC 控制台日志页地址',
  noConsole: '地址中有实例，但控制台地址只含作业的编号。请输入作业名称。',
  notUnderstood: '无法从中读出作业和实例。',
  go: '查看实例',
  badJob: '作业名为 1 到 128 个字符，不含斜杠和控制字符，也不能只是一两个点号。',
  badId: '实例 ID 是 1 到 9223372036854775807 的整数。',
  recent: '最近打开',
}
