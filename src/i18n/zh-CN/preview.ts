import { type PreviewWords } from '../en/preview'

export const preview: PreviewWords = {
  plan: '计划',
  onTime: '准时',
  late: (by) => `延迟 ${by}`,
  early: (by) => `提前 ${by}`,
  ran: '运行',
  soFar: '至今',
  asOf: '截至',
  at: '失败于',
  nodes: (done, all) => ['已结束 ', done, ` / ${all} 个节点`],
  endsAbout: (time) => ['预计 ', time, ' 结束'],
  instance: (id) => `实例 ${id}`,
  newest: {
    latest: '最新实例',
    'latest-failed': '最新失败实例',
    'latest-success': '最新成功实例',
  },
  picture: (title, instance) => `${title}，${instance}：节点时间线`,
  nameOnly: (job, instance) => `${job}，${instance}`,
}
