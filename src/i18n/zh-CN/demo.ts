import { type DemoWords } from '../en/demo'

export const demo: DemoWords = {
  title: '演示内容',
  about: '内置演示 DGC 生成的实例，每个都说明它演示什么。',
  none: '本服务器读取真实的 DGC，没有演示数据。',
  wall: '全部报表作业的大屏：一天内会有作业失败、卡住或未按时启动',
  everyState: '30 个作业的大屏，十二分钟内出现所有状态',
  badNight: '30 个作业中 12 个在夜间失败，共三种错误',
  groups: {
    pipeline: '一条夜间流水线',
    insight: '为什么等待，哪里异常，何时结束',
    logs: '节点日志',
    states: '各种实例状态',
    size: '大型实例',
    contradictions: '异常响应',
    faults: '服务故障',
    captured: '抓取的响应',
  },
}
