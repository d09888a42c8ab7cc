import { type NoDefinitionWords } from '../en/no-definition'

export const noDefinition: NoDefinitionWords = {
  forbidden: '无权限',
  unreadable: '无法读取',
  forbiddenTip: '服务器无权读取该作业的定义，调度未知',
  unreadableTip: 'DGC 未返回可读取的作业定义，调度未知',
  notUnderstoodTip: '无法识别该调度周期或其时区，计划时间和缺失的实例未知',
}
